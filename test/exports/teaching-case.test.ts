import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { caseProblemInWords, openTeachingCase, packTeachingCase, type CaseImage, type CaseWords } from '../../src/exports';
import { classResultsCsv } from '../../src/exports';
import { caseTruth } from '../../src/phantom';
import { findingsOf, readFrom } from '../../src/read';
import { expertRead } from '../../src/app/teaching/expert-read';
import { teachingScript } from '../../src/app/teaching/teaching-script';

const hex = (data: Uint8Array | string): string => createHash('sha256').update(data).digest('hex');
const digest = (text: string): string => hex(text);
const bytesDigest = async (bytes: Uint8Array): Promise<string> => hex(bytes);

const teaching = teachingScript(JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'sample-dicom', 'flare-classic', 'case.json'), 'utf8')));
const log = expertRead(teaching, caseTruth(teaching.script), digest);
const words: CaseWords = {
  name: 'Case of the week', about: 'melanoma', where: 'liver', afterwards: 'A flare.', notes: '', scans: [{ label: 'W8', ask: 'And now?', clue: 'Well.' }],
  questions: [{ ask: 'Which?', choices: ['A', 'B'], right: 1, why: 'Because.' }],
};
/** Bytes that stand for images: the package keeps bytes and looks into none. */
const image = (scan: string, seed: number, synthetic = true): CaseImage => ({ scan, synthetic, bytes: async () => Uint8Array.from({ length: 500 }, (_, k) => (k * seed) % 251) });
const files = [image('W0', 3), image('W0', 5), image('W8', 7)];
const pack = async (): Promise<Uint8Array> => {
  const packed = await packTeachingCase({ words, log, images: { kind: 'pack', files } }, { digest, bytesDigest });
  if (packed.kind === 'refused') throw new Error(packed.problems.map(caseProblemInWords).join());
  return new Uint8Array(Buffer.concat(packed.parts));
};
const open = (bytes: Uint8Array) => openTeachingCase(bytes, digest, bytesDigest);
/** The package with one file of it changed, removed (null) or added. */
const altered = async (path: string, change: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer> | null): Promise<Uint8Array> => {
  const all = unzipSync(await pack());
  const after = change(all[path] ?? new Uint8Array());
  if (after) all[path] = after;
  else delete all[path];
  return zipSync(all);
};
const inManifest = (change: (manifest: Record<string, unknown>) => void): Promise<Uint8Array> => altered('manifest.json', (bytes) => {
  const json = JSON.parse(strFromU8(bytes)) as Record<string, unknown>;
  change(json);
  return strToU8(JSON.stringify(json));
});

describe('a teaching case in one file', () => {
  it('comes back whole: words, questions, images, and a read that says the same', async () => {
    const opening = await open(await pack());
    if (opening.kind === 'refused') throw new Error(opening.problems.map(caseProblemInWords).join());
    const { manifest, log: back } = opening.opened;
    expect(manifest).toMatchObject(words);
    expect(manifest.images).toMatchObject({ kind: 'packed', source: 'synthetic' });
    expect(manifest.images.kind === 'packed' && manifest.images.files.map(({ path }) => path)).toEqual(['images/W0/0001.dcm', 'images/W0/0002.dcm', 'images/W8/0001.dcm']);
    expect(findingsOf(readFrom(back))).toEqual(findingsOf(readFrom(log)));
  });

  it('carries neither the subject nor the reader', async () => {
    const text = strFromU8(unzipSync(await pack())['read.json'] ?? new Uint8Array());
    expect(text).not.toContain('NADIR-CASE-1');
    expect(readFrom(log).subject.code).toBe('NADIR-CASE-1');
  });

  it('is not made of images of people while nothing takes the name out of them', async () => {
    const images = { kind: 'pack', files: [image('W0', 3), image('W8', 7, false)] } as const;
    const refused = await packTeachingCase({ words, log, images }, { digest, bytesDigest });
    expect(refused).toMatchObject({ kind: 'refused', problems: [{ kind: 'not-deidentified', at: 'W8' }] });
    const packed = await packTeachingCase({ words, log, images }, { digest, bytesDigest, deidentify: (bytes) => bytes.map((byte) => 255 - byte) });
    if (packed.kind === 'refused') throw new Error('refused');
    const all = unzipSync(new Uint8Array(Buffer.concat(packed.parts)));
    expect(all['images/W8/0001.dcm']?.[1]).toBe(255 - 7); // through the hook
    expect(all['images/W0/0001.dcm']?.[1]).toBe(3); // synthetic ones are left as they are
  });

  it.each([
    ['no zip', async () => strToU8('a text'), '', ''],
    ['cut short', async () => (await pack()).subarray(0, 900), '', ''],
    ['no manifest', () => altered('manifest.json', () => null), 'manifest.json', ''],
    ['manifest is no JSON', () => altered('manifest.json', () => strToU8('{')), 'manifest.json', ''],
    ['something else', () => inManifest((json) => { json['format'] = 'nadir-read'; }), 'manifest.json', 'format'],
    ['a later version', () => inManifest((json) => { json['version'] = 2; }), 'manifest.json', 'version'],
    ['an answer that is not there', () => inManifest((json) => { (json['questions'] as { right: number }[])[0] = { ...words.questions[0], right: 2 } as never; }), 'manifest.json', 'questions[0].right'],
    ['an unknown key', () => inManifest((json) => { json['script'] = 'x'; }), 'manifest.json', 'script'],
    ['a scan that the read has not', () => inManifest((json) => { json['scans'] = [{ label: 'W99', ask: '', clue: '' }]; }), 'manifest.json', 'scans[0].label'],
    ['a path out of the package', () => inManifest((json) => { (json['images'] as { files: { path: string }[] }).files[0] = { path: '../x.dcm', bytes: 1, sha256: '0'.repeat(64) } as never; }), 'manifest.json', 'images.files[0].path'],
    ['no read', () => altered('read.json', () => null), 'read.json', ''],
    ['a changed read', () => altered('read.json', (bytes) => strToU8(strFromU8(bytes).replace('"equivocal":false', '"equivocal":true'))), 'read.json', ''],
    ['an image gone', () => altered('images/W0/0002.dcm', () => null), 'images/W0/0002.dcm', ''],
    ['an image changed', () => altered('images/W8/0001.dcm', (bytes) => bytes.map((byte, k) => (k === 40 ? byte ^ 1 : byte))), 'images/W8/0001.dcm', ''],
    ['a file too many', () => altered('images/extra.dcm', () => strToU8('x')), 'images/extra.dcm', ''],
  ] as const)('says where it is broken: %s', async (_, broken, path, at) => {
    const opening = await open(await broken());
    expect(opening).toMatchObject({ kind: 'refused' });
    expect(opening.kind === 'refused' && opening.problems.map((one) => [one.path, one.at])).toContainEqual([path, at]);
  });

  it('a read whose chain was made to fit a changed act still says which entry is wrong', async () => {
    const bytes = await altered('read.json', (read) => strToU8(strFromU8(read).replace('"equivocal":false', '"equivocal":true')));
    const all = unzipSync(bytes);
    const manifest = JSON.parse(strFromU8(all['manifest.json'] ?? new Uint8Array())) as { read: { sha256: string; bytes: number } };
    const read = all['read.json'] ?? new Uint8Array();
    manifest.read = { ...manifest.read, sha256: hex(read), bytes: read.length };
    const opening = await open(zipSync({ ...all, 'manifest.json': strToU8(JSON.stringify(manifest)) }));
    expect(opening).toMatchObject({ kind: 'refused', problems: [{ kind: 'read-refused', path: 'read.json', at: 'log[1]' }] });
  });
});

describe('class results', () => {
  it('what a person typed is never a formula, and lengths have one decimal', () => {
    const text = classResultsCsv([{ case: 'Case 1', scan: 'W8', date: '2026-03-02', rule: 'iUPD', question: 'label', who: '=HYPERLINK("x")', answer: 'iUPD', count: 1, youMm: 41.84, expertMm: 41, differenceMm: 0.8, bandMm: 3.92 }]);
    expect(text.split('\r\n')[0]).toBe('case,scan,date,question,who,answer,count,label_by_rule,student_mm,expert_mm,difference_mm,repeatability_mm');
    expect(text.split('\r\n')[1]).toBe('Case 1,W8,2026-03-02,label,"\'=HYPERLINK(""x"")",iUPD,1,iUPD,41.8,41,0.8,3.9');
  });
});
