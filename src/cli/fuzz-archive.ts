import { firstPage, linkOf, openArchive } from '../archive';
import { frameBytes, type DicomJson } from '../dicom';
import { bent } from './fuzz-bytes';
import type { Bending, FuzzInput } from './fuzz-inputs';
import { bentText } from './fuzz-json';
import { randomFrom, type Random } from './fuzz-random';
import type { Group } from './fuzz-seeds';
import { spotsIn } from './fuzz-spots';
import { holds, trueLibrary } from './fuzz-truth';

const [STUDY, SERIES] = ['1.2.3.1', '1.2.3.1.2'];
const SIDE = 16;
const value = (vr: string, ...values: readonly unknown[]) => ({ vr, Value: values });

const metadata = (slice: number): DicomJson => ({
  '00080005': value('CS', 'ISO_IR 192'), '00080008': value('CS', 'ORIGINAL', 'PRIMARY', 'AXIAL'), '00080016': value('UI', '1.2.840.10008.5.1.4.1.1.2'), '00080018': value('UI', `${SERIES}.${slice + 1}`), '00080020': value('DA', '20260105'),
  '00080060': value('CS', 'CT'), '00080061': value('CS', 'CT'), '00081030': value('LO', 'Fuzz'), '00100010': value('PN', { Alphabetic: 'Fuzz^One' }), '00100020': value('LO', 'F-1'), '0020000D': value('UI', STUDY), '0020000E': value('UI', SERIES),
  '00200011': value('IS', 2), '00200013': value('IS', slice + 1), '00200032': value('DS', -100, -100, -5 * slice), '00200037': value('DS', 1, 0, 0, 0, 1, 0), '00200052': value('UI', '1.2.3.9'), '00201209': value('IS', 3), '00280002': value('US', 1),
  '00280004': value('CS', 'MONOCHROME2'), '00280010': value('US', SIDE), '00280011': value('US', SIDE), '00280030': value('DS', 0.7, 0.7), '00280100': value('US', 16), '00280101': value('US', 12), '00280102': value('US', 11), '00280103': value('US', 0),
  '00281052': value('DS', -1024), '00281053': value('DS', 1), '52009229': { vr: 'SQ', Value: [{ '00289110': value('SQ', { '00280030': value('DS', 0.7, 0.7) }) }] }, '7FE00010': { vr: 'OW', BulkDataURI: `http://archive/studies/${STUDY}/series/${SERIES}/instances/${SERIES}.${slice + 1}/bulk` },
});

const BOUNDARY = 'b0undary';
const multipart = (parts: readonly Uint8Array[], type: string): Uint8Array =>
  new Uint8Array(Buffer.concat([...parts.flatMap((part) => [Buffer.from(`--${BOUNDARY}\r\nContent-Type: ${type}\r\nContent-Length: ${part.length}\r\n\r\n`), part, Buffer.from('\r\n')]), Buffer.from(`--${BOUNDARY}--\r\n`)]));

/** A body that comes in pieces, as the network brings it. */
const inPieces = (bytes: Uint8Array, random: Random): ReadableStream<Uint8Array> => {
  const step = Math.max(1 + random.below(64), random.pick([bytes.length >> 11, bytes.length >> 6, bytes.length + 1]));
  let at = 0;
  return new ReadableStream({
    pull: (controller) => {
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.slice(at, at + step));
      at += step;
    },
  });
};

const TYPES = ['multipart/related; type="application/octet-stream"; boundary=b0undary', `multipart/related; boundary="${BOUNDARY}"`, 'multipart/related', 'application/octet-stream', 'application/dicom', 'text/html', '', 'multipart/related; boundary=-', ';;;"=', 'a/b; type="x; y="'] as const;
const STATUSES = [200, 200, 200, 200, 200, 200, 204, 206, 400, 404, 406, 500] as const;

const answerOf = (random: Random, sound: Uint8Array, type: string, json: unknown): Response => {
  const status = random.pick(STATUSES);
  if (status === 204) return new Response(null, { status });
  const html = random.chance(0.02) ? '<html><title>Sign in</title>' : null;
  const bytes = html !== null ? new TextEncoder().encode(html) : json !== null ? new TextEncoder().encode(random.chance(0.35) ? JSON.stringify(json) : bentText(json, random)) : random.chance(0.4) ? sound : bent(sound, random).bytes;
  return new Response(inPieces(bytes, random), { status, headers: { 'Content-Type': random.chance(0.2) ? random.pick(TYPES) : type, ...(random.chance(0.1) ? { 'Content-Length': String(random.pick([0, 1, bytes.length, 1e9])) } : {}) } });
};

/** An archive whose every answer may be bent: lists, descriptions, streams, frames, results of storing. */
const archiveOf = (salt: number, files: readonly Uint8Array[]): typeof fetch => {
  // Requests come in an order that time decides: each address has its own chance, so that an input is the same at every run.
  const asked = new Map<string, number>();
  return async (input) => {
    const url = String(input);
    const times = (asked.get(url) ?? 0) + 1;
    asked.set(url, times);
    return answered(randomFrom(salt, [...url].reduce((hash, letter) => (Math.imul(hash, 31) + letter.charCodeAt(0)) | 0, times)), url, files);
  };
};

const answered = (random: Random, url: string, files: readonly Uint8Array[]): Response => {
  const rows = [0, 1, 2].map(metadata);
  if (url.includes('/metadata')) return answerOf(random, new Uint8Array(), 'application/dicom+json', rows);
  if (url.includes('/frames/')) return answerOf(random, multipart([new Uint8Array(SIDE * SIDE * 2)], 'application/octet-stream'), TYPES[0], null);
  if (url.includes('/instances/')) return answerOf(random, multipart(files.slice(0, 1), 'application/dicom'), TYPES[1], null);
  if (new RegExp(`/series/[0-9.]+$`).test(url)) return answerOf(random, multipart(files, 'application/dicom'), TYPES[1], null);
  return answerOf(random, new Uint8Array(), 'application/dicom+json', rows);
};

const searched = async (archive: ReturnType<typeof openArchive>): Promise<void> => {
  const found = await archive.searchSubjects({ patientName: 'Fuzz' }, firstPage());
  if (found.kind === 'problem') holds(found.problem.detail !== '', 'A problem without a word');
  await archive.studiesOf('F-1');
  await archive.seriesOf(STUDY);
  await archive.instancesOf(STUDY, SERIES);
  const stored = await archive.store([{ sopInstanceUid: '1.2.3', bytes: new Uint8Array(20) }]);
  holds(stored.instances.length === 1, 'An instance that nothing is said of');
};

const opened = async (archive: ReturnType<typeof openArchive>): Promise<void> => {
  const series = await archive.openSeries(STUDY, SERIES, { expected: 3 });
  if (series.kind === 'problem') return;
  await series.value.loaded;
  for (const slice of trueLibrary(series.value.library).slice(0, 3)) {
    const frame = await frameBytes(slice);
    holds(frame.kind === 'problem' ? frame.problem.detail !== '' : frame.bytes.length > 0, 'A frame of nothing');
  }
  series.value.close();
};

const LINKS = ['/?archive=/dicom-web&study=1.2,1.3', '/viewer?StudyInstanceUIDs=1.2.3', '/?archive=https://evil.example&study=1.2', '/?archive=//evil&study=1', '/?study=', `/?archive=/d&study=${'1.2,'.repeat(500)}`] as const;

export const bentArchive = (groups: readonly Group[]): Bending => (random): FuzzInput => {
  const files = random.pick(groups).files.slice(0, 3).map(({ bytes }) => (spotsIn(bytes).length > 0 ? bytes : bytes.slice(0, 2000)));
  const searching = random.chance(0.35);
  const salt = random.below(2 ** 31);
  const link = `http://reader.example/${bent(new TextEncoder().encode(random.pick(LINKS)), random).bytes.reduce((text, byte) => text + String.fromCharCode(byte), '')}`;
  return {
    from: searching ? 'search and store' : 'open series', steps: ['answers'], files: [],
    run: async () => {
      const reading = linkOf(link, { allowedOrigins: [], ownRoot: '/dicom-web' });
      if (reading.kind === 'link') holds(new URL(reading.link.root).origin === 'http://reader.example', `A link that leads to ${reading.link.root}`);
      const archive = openArchive({
        root: 'http://archive.example/dicom-web', origin: null, timeoutMs: 5000, now: () => 0, fetch: archiveOf(salt, files),
        backOff: { firstMs: 1, longestMs: 1, random: () => 0.5, sleep: async () => undefined },
      });
      await (searching ? searched(archive) : opened(archive));
      archive.abort();
    },
  };
};
