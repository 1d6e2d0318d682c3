import { createHash, webcrypto } from 'node:crypto';
import { patientPoint } from '../../src/dicom';
import { nextEntry, type Act, type Log, type Measured, type NonTargetAnswer, type PlannedTimepoint } from '../../src/read';
import { DEFAULT_STUDY, qualityQuestions, signedTimepoint, studyCharterText, type Bytes, type Roster, type Study, type Subtle, type Unlocked } from '../../src/trial';

export const digest = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
export const subtle: Subtle = webcrypto.subtle as Subtle;
export const randomBytes = (count: number): Bytes => webcrypto.getRandomValues(new Uint8Array(count));

export const STUDY: Study = { ...DEFAULT_STUDY, id: 'NDR-2', title: 'A study of tests', seed: 'the seed of the tests', checklist: ['Lung', 'Liver'] };

/** A signer without a passphrase: the tests of identities have theirs. */
export const signer = async (id: string, name: string): Promise<Unlocked> => {
  const pair = (await webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])) as CryptoKeyPair;
  return { id, name, key: pair.privateKey, publicKey: Buffer.from(await webcrypto.subtle.exportKey('spki', pair.publicKey)).toString('base64url') };
};

export const onRoster = ({ id, name, publicKey }: Unlocked, role: Roster[number]['role']): Roster[number] => ({ id, name, role, publicKey });

export type Place = readonly [number, number, number];

/** A stroke of the given length along x and 0.7 of it along y, mm. */
export const stroke = (mm: number, [x, y, z]: Place, seriesKey: string): Measured => ({
  caliper: { long: [patientPoint(x - mm / 2, y, z), patientPoint(x + mm / 2, y, z)], short: [patientPoint(x, y - mm * 0.35, z), patientPoint(x, y + mm * 0.35, z)] },
  place: { seriesKey, sopInstanceUid: `${seriesKey}.88`, frame: 1, sliceThicknessMm: 2.5, window: { center: 40, width: 400 } },
});

/** What a reader will say, scan by scan. Sizes in mm. */
export interface Script {
  readonly code: string;
  /** Study days. */
  readonly days: readonly number[];
  readonly targets: readonly { readonly id: string; readonly at: Place; readonly mm: readonly number[] }[];
  readonly nonTargets?: readonly { readonly id: string; readonly at: Place; readonly says: readonly NonTargetAnswer[] }[];
  readonly newLesions?: readonly { readonly id: string; readonly at: Place; readonly from: number; readonly mm: readonly number[] }[];
}

export const timepoint = (index: number, day: number): PlannedTimepoint => ({
  id: `v${index + 1}`, label: `V${index + 1}`, date: new Date(Date.UTC(2000, 0, 1 + day)).toISOString().slice(0, 10), seriesKey: `series-${index}`, studyInstanceUids: [`1.2.${index}`], symptomDriven: false,
});

const LUNG = { organ: 'lung', label: 'Lung, left lower lobe' } as const;

/** The acts by which a reader answers one scan, in the order of the reading room. */
const actsAt = (script: Script, index: number, study: Study): readonly Act[] => {
  const at = `v${index + 1}`;
  const series = `series-${index}`;
  const points = { seriesKey: series, sopInstanceUid: `${series}.88`, frame: 1, sliceThicknessMm: 2.5 };
  return [
    { kind: 'qualityJudged', v: 1, timepoint: at, items: qualityQuestions(study.quality).map((item) => ({ item, found: 'fit', note: '' })), accepted: true },
    ...script.targets.map((target): Act => (index === 0
      ? { kind: 'lesionIdentified', v: 1, lesion: target.id, role: 'target', timepoint: at, site: LUNG, stroke: { kind: 'caliper', measured: stroke(target.mm[0] ?? 0, target.at, series) }, equivocal: false }
      : { kind: 'measured', v: 1, lesion: target.id, timepoint: at, measured: stroke(target.mm[index] ?? 0, target.at, series), equivocal: false })),
    ...(script.nonTargets ?? []).map((lesion): Act => (index === 0
      ? { kind: 'lesionIdentified', v: 1, lesion: lesion.id, role: 'non-target', timepoint: at, site: LUNG, stroke: { kind: 'point', place: points, at: patientPoint(...lesion.at) }, equivocal: false }
      : { kind: 'nonTargetAssessed', v: 1, lesion: lesion.id, timepoint: at, answer: lesion.says[index] ?? 'present' })),
    ...(script.newLesions ?? []).flatMap((lesion): readonly Act[] => {
      if (index < lesion.from) return [];
      const measured = stroke(lesion.mm[index - lesion.from] ?? 0, lesion.at, series);
      if (index > lesion.from) return [{ kind: 'measured', v: 1, lesion: lesion.id, timepoint: at, measured, equivocal: false }];
      return [
        { kind: 'lesionIdentified', v: 1, lesion: lesion.id, role: 'new', timepoint: at, site: LUNG, stroke: { kind: 'caliper', measured }, equivocal: false },
        { kind: 'lookedBack', v: 1, lesion: lesion.id, timepoint: at, answer: 'new', firstSeen: null, benign: null, note: '', shown: [{ timepoint: 'v1', place: null, at: null, by: 'coverage', confidence: null }] },
      ];
    }),
    ...study.checklist.map((system): Act => ({ kind: 'systemSearched', v: 1, timepoint: at, system, done: true })),
    { kind: 'imagesViewed', v: 1, timepoint: at, seriesKey: series, ranges: [[0, 99]] },
  ];
};

const START = Date.UTC(2026, 2, 2, 9, 0, 0);
/** One act a minute. */
export const clock = (log: { readonly length: number }): string => new Date(START + log.length * 60_000).toISOString();

export const appended = (log: Log, act: Act, by: string, at: string = clock(log)): Log => [...log, nextEntry(log, act, { id: `${by}-${log.length + 1}`, at, by }, digest)];

export const signed = async (log: Log, who: Unlocked, at: string): Promise<Log> => {
  const time = clock(log);
  return appended(log, await signedTimepoint(subtle, who, log, at, 'authored', time), who.id, time);
};

export const opened = (script: Script, who: Unlocked, study: Study = STUDY): Log => {
  const opening: Act = { kind: 'readOpened', v: 1, subject: { key: script.code, code: script.code }, timepoints: [timepoint(0, script.days[0] ?? 0)], charter: studyCharterText(study, digest) };
  return appended(appended([], opening, who.id), { kind: 'signedIn', v: 1, name: who.name, publicKey: who.publicKey }, who.id);
};

/** A sequential read as the app makes it: each scan comes with the signature before it. `until` scans are read; the last of them is signed when `signLast`. */
export const readOf = async (script: Script, who: Unlocked, until = script.days.length, signLast = true, study: Study = STUDY): Promise<Log> => {
  let log = opened(script, who, study);
  for (let index = 0; index < until; index += 1) {
    if (index > 0) log = appended(log, { kind: 'timepointsArranged', v: 1, timepoints: script.days.slice(0, index + 1).map((day, place) => timepoint(place, day)) }, who.id);
    for (const act of actsAt(script, index, study)) log = appended(log, act, who.id);
    if (index + 1 < until || signLast) log = await signed(log, who, `v${index + 1}`);
  }
  return log;
};

/** Targets 30 + 20 mm that grow by a half at the second scan and on at the third; a new lesion comes with the second. */
export const PROGRESSION: Script = {
  code: 'K7-418', days: [0, 56, 98],
  targets: [{ id: 'a', at: [-60, 10, 40], mm: [30, 44, 52] }, { id: 'b', at: [50, 20, -30], mm: [20, 28, 33] }],
  nonTargets: [{ id: 'n', at: [10, -20, 0], says: ['present', 'present', 'present'] }],
  newLesions: [{ id: 'x', at: [80, 30, -60], from: 1, mm: [14, 19] }],
};
