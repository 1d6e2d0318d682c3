import { createHash } from 'node:crypto';
import { patientFromPixel, patientPoint, type ImagePlane } from '../dicom';
import { readFile, readFromFile, readFromReports, reportFrom, structuredReport, type ReportFrom } from '../exports';
import { assess, DEFAULT_CHARTER } from '../irecist';
import { findingsOf, nextEntry, overridesOf, readFrom, type Act, type Entry, type Log, type Measured } from '../read';
import { bent } from './fuzz-bytes';
import type { Bending, FuzzInput } from './fuzz-inputs';
import { bentJson, bentText } from './fuzz-json';
import type { Group } from './fuzz-seeds';
import { holds } from './fuzz-truth';

export const fuzzDigest = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
const digest = fuzzDigest;

const plane: ImagePlane = { rows: 512, columns: 512, origin: patientPoint(-180, -150, -300), rowDirection: [1, 0, 0], columnDirection: [0, 1, 0], normal: [0, 0, 1], rowSpacing: 0.7, columnSpacing: 0.7 };
const CT = '1.2.840.10008.5.1.4.1.1.2';
const study = (week: number): string => `1.2.826.0.1.98.${week + 1}`;

const caliper = (week: number, mm: number): Measured => ({
  caliper: {
    long: [patientFromPixel(plane, { column: 100, row: 100 }), patientFromPixel(plane, { column: 100 + mm / 0.7, row: 100 })],
    short: [patientFromPixel(plane, { column: 110, row: 90 }), patientFromPixel(plane, { column: 110, row: 90 + mm / 1.4 })],
  },
  place: { seriesKey: `${study(week)}.1`, sopInstanceUid: `${study(week)}.1.1`, frame: 1, sliceThicknessMm: 5 },
});

const ACTS: readonly Act[] = [
  {
    kind: 'readOpened', v: 1, subject: { key: 'k', code: 'FUZZ-1' }, charter: 'irecist-2017',
    timepoints: [0, 8].map((week) => ({ id: `w${week}`, label: `W${week}`, date: week === 0 ? '2026-01-05' : '2026-03-02', seriesKey: `${study(week)}.1`, studyInstanceUids: [study(week)], symptomDriven: false })),
  },
  { kind: 'lesionIdentified', v: 1, lesion: 'l1', timepoint: 'w0', role: 'target', site: { organ: 'lung', label: 'Lung, left' }, stroke: { kind: 'caliper', measured: caliper(0, 42) }, equivocal: false },
  { kind: 'lesionIdentified', v: 1, lesion: 'n1', timepoint: 'w0', role: 'non-target', site: { organ: 'bone', label: 'Bone' }, stroke: { kind: 'point', place: caliper(0, 1).place, at: patientPoint(1, 2, -300) }, equivocal: false },
  { kind: 'measured', v: 1, lesion: 'l1', timepoint: 'w8', measured: caliper(8, 55), equivocal: false },
  { kind: 'nonTargetAssessed', v: 1, lesion: 'n1', timepoint: 'w8', answer: 'unequivocal' },
  { kind: 'lesionIdentified', v: 1, lesion: 'x1', timepoint: 'w8', role: 'new', site: { organ: 'liver', label: 'Liver' }, stroke: { kind: 'caliper', measured: caliper(8, 14) }, equivocal: false },
  { kind: 'labelOverridden', v: 1, timepoint: 'w8', recist11: 'PD', irecist: 'iUPD', reason: 'as seen' },
  { kind: 'undone', v: 1, entry: 'e6' },
];

const logOf = (acts: readonly Act[]): Log => {
  const log: Entry[] = [];
  for (const act of acts) log.push(nextEntry(log, act, { id: `e${log.length}`, at: '2026-11-23T09:00:00.000Z', by: 'R1' }, digest));
  return log;
};

/** A read of two scans: a target, a non-target and a new lesion. */
export const FUZZ_LOG: Log = logOf(ACTS);

/** What is taken for a read can be opened, judged, kept and opened again. */
const usable = async (log: Log): Promise<void> => {
  const read = readFrom(log);
  assess(findingsOf(read), DEFAULT_CHARTER, overridesOf(read));
  const again = await readFromFile(readFile(log), digest);
  holds(again.kind === 'log', `A read that was taken cannot be opened again: ${again.kind === 'refused' ? `${again.problems[0]?.path}: ${again.problems[0]?.detail}` : ''}`);
};

/** A saved read, its text bent; or an act in it, with the chain made to fit. */
export const bentRead = (): Bending => {
  const file: unknown = JSON.parse(readFile(FUZZ_LOG));
  return (random): FuzzInput => {
    const resealed = random.chance(0.5);
    const at = random.below(ACTS.length);
    const acts = ACTS.map((act, index) => (index === at && resealed ? (bentJson(act, random) as Act) : act));
    let text = '';
    try {
      text = resealed ? readFile(logOf(acts)) : bentText(file, random);
    } catch {
      text = bentText(file, random); // canonical JSON goes by recursion: a value this deep was never written by it
    }
    return {
      from: 'read file', steps: [resealed ? `act ${at}, resealed` : 'text'], files: [{ name: 'read.json', bytes: new TextEncoder().encode(text) }],
      run: async () => {
        const found = await readFromFile(text, digest);
        holds(found.kind === 'log' || found.problems.length > 0, 'Refused without a word');
        if (found.kind === 'log') await usable(found.log);
      },
    };
  };
};

const ownReports = (): readonly Uint8Array[] => {
  const log = FUZZ_LOG;
  const read = readFrom(log);
  const outcome = assess(findingsOf(read), DEFAULT_CHARTER, overridesOf(read));
  if (outcome.kind !== 'assessed') throw new Error('The read of the fuzzer cannot be assessed');
  return [0, 8].map((week) => {
    const made = structuredReport(read, outcome.assessment, {
      timepoint: `w${week}`, reader: { name: 'READER^ONE', identifier: 'READER 1', role: 'reader' }, trial: null, at: '2026-11-23T09:30:00.000Z', engineVersion: 'fuzz', logHash: log.at(-1)?.hash ?? '', digest,
      study: { uid: study(week), date: '20260105', time: '090000', id: 'S', accession: '', description: 'CT', referringPhysician: '', patient: { name: 'Fuzz^One', id: 'F-1', birthDate: '', sex: 'O' } },
      imageOf: ({ seriesKey, sopInstanceUid }) => ({ studyUid: study(week), seriesUid: seriesKey, sopClassUid: CT, sopInstanceUid, frame: null, frameOfReferenceUid: `${study(week)}.9`, plane }),
    });
    if (made.kind !== 'report') throw new Error(made.problems[0]?.detail ?? 'no report');
    return made.bytes;
  });
};

const LONGEST_MM = 100_000;
const trueSizes = ({ measurements }: Extract<ReportFrom, { kind: 'report' }>): void => {
  for (const { mm, axis } of measurements.flatMap(({ sizes }) => sizes)) {
    holds(mm === null || Number.isFinite(mm), `A size of ${mm} mm`);
    if (axis !== 'other') holds(mm === null || (mm >= 0 && mm <= LONGEST_MM), `A diameter of ${mm} mm`);
  }
};

/** A report of ours or of others, bent; ours go on to become a read with the reports that were not. */
export const bentReport = (groups: readonly Group[]): Bending => {
  const own = ownReports();
  const sound = own.flatMap((each) => {
    const one = reportFrom(each);
    return one.kind === 'report' ? [one] : [];
  });
  const others = groups.flatMap(({ files }) => files);
  return (random): FuzzInput => {
    const week = random.below(own.length);
    const foreign = others.length > 0 && random.chance(0.4) ? random.pick(others) : null;
    const whole = foreign?.bytes ?? own[week] ?? new Uint8Array();
    const { bytes, steps } = bent(whole, random, own[0]);
    return {
      from: foreign?.name ?? `own report ${week}`, steps, files: [{ name: 'report.dcm', bytes }],
      run: async () => {
        const found = reportFrom(bytes);
        if (found.kind === 'refused') return holds(found.problems.length === 1, 'Refused without a word');
        trueSizes(found);
        if (foreign) return;
        const back = readFromReports(sound.map((one, index) => (index === week ? found : one)));
        if (back.kind === 'refused') return holds(back.problems.length > 0, 'Refused without a word');
        await usable(logOf(back.acts));
      },
    };
  };
};
