import { charterFromDocument } from '../../irecist';
import { isRecord, listOf, number, oneOf, orNull, record, text, truth, type Check, type DocumentProblem } from './check';
import { ADJUDICATION_VARIABLES, AIDS, BLINDABLE, CONTRASTS, OWN_READERS, READ_DESIGNS, REGIONS, STUDY_SCHEMA, type Study } from './study';

export type StudyReading = { readonly kind: 'read'; readonly study: Study } | { readonly kind: 'refused'; readonly problems: readonly DocumentProblem[] };

const charter: Check = (value, path) => {
  const reading = charterFromDocument(value);
  return reading.kind === 'read' ? [] : reading.problems.map(({ setting, detail }) => ({ path: setting === '' ? path : `${path}.${setting}`, detail }));
};

/** R14 asks for 5 to 10 % where there are re-reads at all. */
const share: Check = (value, path) => (value === 0 || (typeof value === 'number' && value >= 0.05 && value <= 0.1) ? [] : [{ path, detail: '0, or a share from 0.05 to 0.1, expected' }]);

const shape = record({
  schema: oneOf([STUDY_SCHEMA]), id: text(64), title: text(200), version: number(1, 9999, true), charter, design: oneOf(READ_DESIGNS), readers: number(1, 2, true),
  adjudication: record({ variables: listOf(oneOf(ADJUDICATION_VARIABLES), 0, ADJUDICATION_VARIABLES.length), ownRead: oneOf(OWN_READERS) }),
  blinded: listOf(oneOf(BLINDABLE), 0, BLINDABLE.length),
  quality: record({
    required: truth, maxSliceThicknessMm: number(0.1, 20), contrast: oneOf(CONTRASTS), coverage: listOf(oneOf(REGIONS), 0, REGIONS.length),
    missingSlicesAllowed: truth, lossyAllowed: truth,
  }),
  checklist: listOf(text(80), 0, 40), lookBackRequired: truth, showLabelToReader: truth, aids: listOf(oneOf(AIDS), 0, AIDS.length),
  batches: record({ size: number(1, 10_000, true), washoutDays: number(0, 365, true) }), rereadShare: share,
  training: orNull(record({ cases: listOf(text(200), 1, 500), passMark: number(0, 1) })),
  signing: record({ meaning: oneOf(['authored', 'reviewed', 'approved']), idleMinutes: number(1, 240, true) }), seed: text(200),
});

/** What no field shows alone. */
const contradictions = (study: Study): readonly DocumentProblem[] => [
  ...(study.readers > 1 && study.adjudication.variables.length === 0 ? [{ path: 'adjudication.variables', detail: 'two reads of a subject are compared on at least one variable' }] : []),
  ...(study.showLabelToReader !== study.aids.includes('label') ? [{ path: 'aids', detail: `"label" belongs in the list exactly when showLabelToReader is true` }] : []),
  ...(study.charter.settings.reports === 'recist11' && study.adjudication.variables.some((one) => one.startsWith('i'))
    ? [{ path: 'adjudication.variables', detail: 'the charter gives no iRECIST labels to compare' }] : []),
];

/** R1: a study from parsed JSON, or everything that is wrong with it. */
export const studyFrom = (json: unknown): StudyReading => {
  if (!isRecord(json)) return { kind: 'refused', problems: [{ path: '', detail: 'an object expected' }] };
  const problems = shape(json, '');
  if (problems.length > 0) return { kind: 'refused', problems };
  const study = json as unknown as Study; // every field was looked at above
  const against = contradictions(study);
  return against.length > 0 ? { kind: 'refused', problems: against } : { kind: 'read', study };
};
