import { createHash } from 'node:crypto';
import { patientPoint } from '../../src/dicom';
import { nextEntry, type Act, type ActKind, type Entry, type Log, type Measured } from '../../src/read';

export const digest = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

const place = { seriesKey: '1.2.840.1#2', sopInstanceUid: '1.2.840.1.5', frame: 1, sliceThicknessMm: 5 };
const p = patientPoint;
/** 30 mm long (3-4-5 triangle times six), 10 mm short. */
export const measured: Measured = { caliper: { long: [p(0, 0, -10), p(18, 24, -10)], short: [p(0, 0, -10), p(6, 8, -10)] }, place };
const timepoints = [
  { id: 'w0', label: 'W0', date: '2026-01-05', seriesKey: '1.2.840.1', studyInstanceUids: ['1.2.840'], symptomDriven: false },
  { id: 'w8', label: 'W8', date: '2026-03-02', seriesKey: null, studyInstanceUids: ['1.2.841', '1.2.842'], symptomDriven: true },
];
const liver = { organ: 'liver', label: 'Liver, segment 7 (Couinaud), "dome" — Leber é' } as const;
const at = { lesion: 'l1', timepoint: 'w8' } as const;

/** One act of every kind: a kind that is missing here does not compile. */
export const EVERY_ACT: { readonly [Kind in ActKind]: Extract<Act, { kind: Kind }> } = {
  readOpened: { kind: 'readOpened', v: 1, subject: { key: 'k', code: 'Case 014' }, timepoints, charter: 'irecist-2017' },
  timepointsArranged: { kind: 'timepointsArranged', v: 1, timepoints },
  lesionIdentified: { kind: 'lesionIdentified', v: 1, lesion: 'l1', timepoint: 'w0', role: 'target', site: null, stroke: { kind: 'caliper', measured }, equivocal: false },
  lesionDescribed: { kind: 'lesionDescribed', v: 1, lesion: 'l1', site: liver },
  lesionReassigned: { kind: 'lesionReassigned', v: 1, lesion: 'l1', role: 'non-target' },
  lesionWithdrawn: { kind: 'lesionWithdrawn', v: 1, lesion: 'l1', reason: 'not a lesion' },
  measured: { kind: 'measured', v: 1, ...at, measured: { ...measured, caliper: { ...measured.caliper, short: null }, assisted: { kind: 'one-click', changed: true }, place: { ...place, window: { center: -600, width: 1500 }, reformatted: 'coronal' } }, equivocal: true },
  measuredInParts: { kind: 'measuredInParts', v: 1, ...at, parts: [measured, measured] },
  markedMerged: { kind: 'markedMerged', v: 1, ...at, into: 'l2' },
  markedTooSmall: { kind: 'markedTooSmall', v: 1, ...at },
  markedAbsent: { kind: 'markedAbsent', v: 1, ...at },
  markedNotEvaluable: { kind: 'markedNotEvaluable', v: 1, ...at, reason: 'motion' },
  nonTargetAssessed: { kind: 'nonTargetAssessed', v: 1, ...at, answer: 'unequivocal-increased', sites: ['pleura', 'peritoneum'] },
  newLesionAssessed: { kind: 'newLesionAssessed', v: 1, ...at, answer: 'equivocal' },
  located: { kind: 'located', v: 1, ...at, place, at: p(-1.5, 1e-7, 12345.678) },
  answerCleared: { kind: 'answerCleared', v: 1, ...at },
  markDrawn: { kind: 'markDrawn', v: 1, mark: 'm1', timepoint: 'w0', place, shape: { kind: 'oval', corners: [p(0, 0, 0), p(1, 1, 0)] } },
  markErased: { kind: 'markErased', v: 1, mark: 'm1' },
  labelOverridden: { kind: 'labelOverridden', v: 1, timepoint: 'w8', recist11: null, irecist: 'iSD', reason: 'effusion drained before the scan' },
  levelAnchored: { kind: 'levelAnchored', v: 1, from: 'w0', to: 'w8', offsetMm: -12.5 },
  systemSearched: { kind: 'systemSearched', v: 1, timepoint: 'w0', system: 'liver', done: true },
  charterChosen: { kind: 'charterChosen', v: 1, charter: '{"settings":{}}', reason: 'sponsor appendix 2' },
  lookedBack: {
    kind: 'lookedBack', v: 1, ...at, answer: 'likely-benign', firstSeen: null, benign: 'sarcoid-like', note: 'symmetric',
    shown: [{ timepoint: 'w0', place, at: p(1, 2, 3), by: 'registration', confidence: 0.93 }],
  },
  clinicalNoted: { kind: 'clinicalNoted', v: 1, timepoint: 'w8', items: [{ kind: 'marker', name: 'LDH', value: '0.9 × ULN', source: 'case file', date: '2026-03-02' }] },
  priorScanNoted: { kind: 'priorScanNoted', v: 1, prior: { date: '2025-11-10', sumMm: 72.4 } },
  qualityJudged: { kind: 'qualityJudged', v: 1, timepoint: 'w8', items: [{ item: 'coverage', found: 'limited', note: 'lung bases cut' }], accepted: true },
  timepointSigned: {
    kind: 'timepointSigned', v: 1, timepoint: 'w8',
    signature: { name: 'A. Reader', meaning: 'authored', head: digest('head'), algorithm: 'ECDSA P-256', publicKey: 'BPub', value: 'c2ln' },
  },
  timepointReopened: { kind: 'timepointReopened', v: 1, timepoint: 'w8', reason: 'T2 measured on the wrong series' },
  aidShown: { kind: 'aidShown', v: 1, aid: 'ghost', timepoint: 'w8', lesion: 'l1', detail: '32.0 mm at W0' },
  noteDismissed: { kind: 'noteDismissed', v: 1, note: 'thickness', timepoint: 'w8', lesion: null, reason: 'only series there is' },
  imagesViewed: { kind: 'imagesViewed', v: 1, timepoint: 'w8', seriesKey: '1.2.840.1', ranges: [[0, 12], [40, 41]] },
  exported: { kind: 'exported', v: 1, what: 'read file', sha256: digest('file') },
  signedIn: { kind: 'signedIn', v: 1, name: 'A. Reader', publicKey: 'BPub' },
  undone: { kind: 'undone', v: 1, entry: 'e1' },
};

/** A log of these acts, stamped a second apart. */
export const logOf = (acts: readonly Act[]): Log => {
  const log: Entry[] = [];
  for (const act of acts) {
    log.push(nextEntry(log, act, { id: `e${log.length}`, at: new Date(Date.UTC(2026, 10, 23, 9, 0, log.length)).toISOString(), by: 'R1' }, digest));
  }
  return log;
};
