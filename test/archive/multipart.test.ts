import { describe, expect, it } from 'vitest';
import { mediaType } from '../../src/archive/media-type';
import { MultipartReader, type Part } from '../../src/archive/multipart';
import { problemOf } from '../../src/archive/problem';
import { multipartBody, type BoundaryQuirk } from './multipart-body';

/** Bytes that look like line ends and dashes, as pixels do. */
const awkward = (length: number, seed: number): Uint8Array => Uint8Array.from({ length }, (_, i) => [13, 10, 45, 45, 98, (i * seed) & 255][(i * 7 + seed) % 6] ?? 0);
const parts = [awkward(700, 3), awkward(1, 5), awkward(333, 11)].map((bytes) => ({ type: 'application/octet-stream; transfer-syntax=1.2.840.10008.1.2.4.80', bytes }));

const read = (body: Uint8Array, contentType: string, step: number): readonly Part[] => {
  const reader = new MultipartReader(mediaType(contentType).parameters.get('boundary') ?? '');
  const found: Part[] = [];
  for (let at = 0; at < body.length; at += step) found.push(...reader.push(body.subarray(at, at + step)));
  return [...found, ...reader.end()];
};

const kindOf = (work: () => unknown): string | undefined => {
  try {
    work();
    return undefined;
  } catch (error) {
    return problemOf(error)?.kind;
  }
};

const quirks: readonly (readonly [string, BoundaryQuirk])[] = [
  ['the standard', {}], ['a bare boundary', { quoted: false }], ['line feeds only', { lineEnd: '\n' }], ['no Content-Length', { contentLength: 'none' }],
  ['a wrong Content-Length', { contentLength: 'wrong' }], ['no final boundary', { final: false }], ['an empty line first and a preamble', { preamble: 'This is a multipart message\r\n' }],
  ['padding after the boundary', { padding: '  ' }], ['empty lines around boundaries', { extraLines: true }], ['line feeds without Content-Length', { lineEnd: '\n', contentLength: 'none' }],
];

describe('multipart bodies', () => {
  it.each(quirks)('%s: the same parts, however the bytes are cut up', (_, quirk) => {
    const { contentType, pieces } = multipartBody(parts, 'application/octet-stream', quirk);
    const body = Buffer.concat(pieces);
    for (const step of [1, 2, 7, 64, body.length]) {
      const found = read(body, contentType, step);
      expect(found.map(({ bytes }) => Buffer.from(bytes).toString('hex')), `cut every ${step} bytes`).toEqual(parts.map(({ bytes }) => Buffer.from(bytes).toString('hex')));
      expect(found.every(({ headers }) => headers.get('content-type') === parts[0]?.type)).toBe(true);
    }
  });

  it('cut short inside a part: told, with the parts before it kept; never taken for whole', () => {
    const { contentType, pieces } = multipartBody(parts, 'application/octet-stream');
    const body = Buffer.concat(pieces);
    const wholeUntil = Buffer.concat(pieces.slice(0, 2)).length;
    for (let end = wholeUntil + 20; end < body.length - 30; end += 13) expect(kindOf(() => read(body.subarray(0, end), contentType, 50)), `${end} bytes`).toBe('truncated-multipart');
    const bare = multipartBody(parts, 'application/octet-stream', { contentLength: 'none', final: false });
    expect(kindOf(() => read(Buffer.concat(bare.pieces), bare.contentType, 50))).toBe('truncated-multipart');
  });

  it('empty, without its boundary, or without a boundary named: told', () => {
    expect(kindOf(() => read(new Uint8Array(), 'multipart/related; boundary=x', 1))).toBe('truncated-multipart');
    expect(kindOf(() => read(Buffer.from('<html>not found</html>'), 'multipart/related; boundary=x', 5))).toBe('malformed-multipart');
    expect(kindOf(() => read(Buffer.from('--x'), 'multipart/related', 5))).toBe('malformed-multipart');
  });

  it('a part that contains the boundary inside a line, or a longer one, is not cut there', () => {
    const bytes = Buffer.from('abc--b0undary-(1)\r\n\r\n--b0undary-(1)X\r\nend');
    const { contentType, pieces } = multipartBody([{ type: 'text/plain', bytes }], 'text/plain', { contentLength: 'none' });
    expect(read(Buffer.concat(pieces), contentType, 3).map((part) => Buffer.from(part.bytes).toString())).toEqual([bytes.toString()]);
  });
});

describe('media types', () => {
  it.each([
    ['multipart/related; type="application/octet-stream; transfer-syntax=1.2.840.10008.1.2.1"; boundary=abc', { type: 'application/octet-stream', 'transfer-syntax': '1.2.840.10008.1.2.1', boundary: 'abc' }],
    ['Multipart/Related;BOUNDARY="a;b\\"c" ; type=application/dicom', { boundary: 'a;b"c', type: 'application/dicom' }],
    ['application/octet-stream; transfer-syntax="1.2.840.10008.1.2.4.201"', { 'transfer-syntax': '1.2.840.10008.1.2.4.201' }], ['application/dicom+json; charset=utf-8', { charset: 'utf-8' }], ['', {}],
  ])('%s', (header, expected) => {
    expect(Object.fromEntries(mediaType(header).parameters)).toEqual(expected);
  });
});
