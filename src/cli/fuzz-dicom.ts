import { zipSync } from 'fflate';
import { frameBytes, patientFromPixel, proposeTimepoints, readSources, type ByteSource, type Library } from '../dicom';
import type { NamedBytes } from '../phantom';
import { bent } from './fuzz-bytes';
import type { Bending, FuzzInput } from './fuzz-inputs';
import type { Random } from './fuzz-random';
import type { Group } from './fuzz-seeds';
import { accountedFor, holds, trueLibrary } from './fuzz-truth';

const sourceOf = ({ name, bytes }: NamedBytes): ByteSource => ({ name, size: bytes.length, read: async (start, end) => bytes.subarray(start, end) });

/** What is done with a drop before anything of it is on screen: in order, timepoints, places, the bytes of some frames. */
const shown = async (library: Library): Promise<void> => {
  const slices = trueLibrary(library);
  for (const subject of library.subjects) {
    const proposals = proposeTimepoints(subject);
    holds(new Set(proposals.map(({ label }) => label)).size === proposals.length, 'Two timepoints have one label');
    for (const { day, label } of proposals) holds((day === null || Number.isInteger(day)) && !/NaN|undefined/.test(label), `Timepoint ${label} on day ${day}`);
  }
  for (const slice of [...slices.slice(0, 3), ...slices.slice(-1)]) {
    if (slice.plane) holds(patientFromPixel(slice.plane, { column: 1, row: 1 }).every(Number.isFinite), 'A place that is none');
    const frame = await frameBytes(slice);
    holds(frame.kind === 'problem' ? frame.problem.detail !== '' : frame.bytes.length > 0, 'A frame of nothing');
  }
};

const parsed = async (files: readonly NamedBytes[]): Promise<void> => {
  const library = await readSources(files.map(sourceOf), {});
  accountedFor(library, files.length);
  await shown(library);
};

/** One file of a group, or some of them, bent; together with sound ones now and then, so that grouping sees both. */
export const bentDrop = (groups: readonly Group[]): Bending => (random): FuzzInput => {
  const group = random.pick(groups);
  const first = random.pick(group.files);
  const chosen = random.chance(0.3) ? [...new Set([first, ...Array.from({ length: 3 }, () => random.pick(group.files))])] : [first];
  const other = random.pick(random.pick(groups).files).bytes;
  const steps: string[] = [];
  const files = chosen.map((file, index) => {
    if (index > 0 && random.chance(0.5)) return file;
    const one = bent(file.bytes, random, other);
    steps.push(...one.steps);
    return { name: file.name, bytes: one.bytes };
  });
  return { from: `${group.name}/${first.name}`, steps, files, run: () => parsed(files) };
};

const EVIL = ['../../x.dcm', '/etc/x.dcm', 'a\u0000b.dcm', 'C:\\x.dcm', 'constructor', 'x/'.repeat(300), '\u202egpj.dcm', ' '] as const;
const RECORDS = [0x04034b50, 0x02014b50, 0x06054b50, 0x06064b50] as const;

/** Numbers in the records of an archive, where lies about sizes and places stand. */
const bentRecords = (zip: Uint8Array, random: Random): Uint8Array => {
  const out = zip.slice();
  const view = new DataView(out.buffer);
  const wanted = random.pick(RECORDS);
  for (let at = 0; at + 22 <= out.length; at += 1) {
    if (view.getUint32(at, true) !== wanted || random.chance(0.4)) continue;
    const field = at + 4 + 2 * random.below(20);
    if (field + 4 > out.length) continue;
    if (random.chance(0.5)) view.setUint32(field, random.pick([0, 1, 0xffff, 0x7fffffff, 0xffffffff, out.length, out.length * 2, at]), true);
    else view.setUint16(field, random.pick([0, 1, 8, 9, 0xff, 0xffff]), true);
  }
  return out;
};

/** Files larger than this cost packing time and bring nothing. */
const SMALL = 60_000;

export const bentZip = (groups: readonly Group[]): Bending => (random): FuzzInput => {
  const group = random.pick(groups);
  const few = group.files.filter(({ bytes }) => bytes.length < SMALL).slice(0, 5);
  const entries: Record<string, Uint8Array> = Object.fromEntries(few.map(({ name, bytes }) => [random.chance(0.2) ? random.pick(EVIL) + name : name, random.chance(0.2) ? bent(bytes, random).bytes : bytes]));
  const steps: string[] = ['zip'];
  if (random.chance(0.1)) entries['zeros.dcm'] = new Uint8Array(random.pick([1e5, 1e5, 1e6, 4e6]));
  if (random.chance(0.03)) Object.assign(entries, Object.fromEntries(Array.from({ length: 2000 }, (_, n) => [`many/${n}`, new Uint8Array(n % 3)])));
  let zip: Uint8Array = zipSync(entries, { level: random.chance(0.5) ? 1 : 0 });
  for (let depth = random.below(4); depth > 0 && random.chance(0.4); depth -= 1) {
    zip = zipSync({ [random.chance(0.3) ? random.pick(EVIL) : `inner${depth}.zip`]: zip }, { level: random.chance(0.5) ? 1 : 0 });
    steps.push('nested');
  }
  if (random.chance(0.6)) {
    zip = bentRecords(zip, random);
    steps.push('records');
  }
  if (random.chance(0.3)) zip = bent(zip, random).bytes;
  const files = [{ name: 'drop.zip', bytes: zip }];
  return {
    from: group.name, steps, files,
    run: async () => {
      const library = await readSources(files.map(sourceOf), {});
      for (const { file } of library.problems) holds(!/(^|\/)\.\.(\/|$)|\u0000/.test(file), `A path that leads out: ${file}`);
      await shown(library);
    },
  };
};
