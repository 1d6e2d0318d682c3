import * as v from 'valibot';
import { patientPoint } from '../dicom';
import type { Act, ActKind, Entry } from '../read';

/** Shapes of everything in a read file. Strict: a key that is not known is refused, so nothing travels unread. */
const finite = v.pipe(v.number(), v.finite());
/** mm. No scanner reaches a tenth as far from its origin; beyond it a mark could neither be shown nor measured. */
const FARTHEST_MM = 100_000;
const millimetres = v.pipe(finite, v.check((mm) => Math.abs(mm) <= FARTHEST_MM, `Farther than ${FARTHEST_MM} mm`));
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const uid = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const text = v.pipe(v.string(), v.maxLength(2000));
const date = v.pipe(v.string(), v.isoDate(), v.check((iso) => new Date(`${iso}T00:00:00Z`).toISOString().startsWith(iso), 'There is no such day'));
const instant = v.pipe(v.string(), v.isoTimestamp());
const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'Not a SHA-256 in hex'));
const count = v.pipe(v.number(), v.integer(), v.minValue(1));

const point = v.pipe(v.strictTuple([millimetres, millimetres, millimetres]), v.transform(([x, y, z]) => patientPoint(x, y, z)));
const line = v.strictTuple([point, point]);
const caliper = v.strictObject({ long: line, short: v.nullable(line) });
const place = v.strictObject({
  seriesKey: uid, sopInstanceUid: uid, frame: count, sliceThicknessMm: v.nullable(v.pipe(finite, v.minValue(0))),
  window: v.exactOptional(v.strictObject({ center: finite, width: finite })),
  reformatted: v.exactOptional(v.picklist(['axial', 'coronal', 'sagittal'])),
});
const measured = v.strictObject({ caliper, place, assisted: v.exactOptional(v.strictObject({ kind: v.literal('one-click'), changed: v.boolean() })) });
const shape = v.variant('kind', [
  v.strictObject({ kind: v.literal('caliper'), caliper }),
  v.strictObject({ kind: v.literal('point'), at: point }),
  v.strictObject({ kind: v.literal('length'), line }),
  v.strictObject({ kind: v.literal('arrow'), tip: point, tail: point }),
  v.strictObject({ kind: v.literal('oval'), corners: line }),
]);
const stroke = v.variant('kind', [
  v.strictObject({ kind: v.literal('caliper'), measured }),
  v.strictObject({ kind: v.literal('point'), place, at: point }),
]);
const role = v.picklist(['target', 'non-target', 'new']);
const organ = v.picklist([
  'lung', 'liver', 'lymph-node', 'adrenal', 'kidney', 'spleen', 'pancreas', 'bone', 'brain', 'pleura', 'peritoneum', 'mediastinum', 'soft-tissue', 'skin', 'ovary', 'other',
]);
const site = v.strictObject({ organ, label: text });
const planned = v.strictObject({
  id, label: v.pipe(text, v.check((label) => label.trim() !== '', 'A timepoint has no label')), date, seriesKey: v.nullable(uid), studyInstanceUids: v.array(uid), symptomDriven: v.boolean(),
});
const differ = (words: readonly string[]): boolean => new Set(words).size === words.length;
/** Labels name the timepoints in the assessment and on screen, so they tell them apart as ids do. */
const timepoints = v.pipe(
  v.array(planned), v.minLength(1),
  v.check((all) => differ(all.map((one) => one.id)), 'Two timepoints have the same id'),
  v.check((all) => differ(all.map((one) => one.label.trim())), 'Two timepoints have the same label'),
);

const longText = v.pipe(v.string(), v.maxLength(20_000));
const slice = v.pipe(v.number(), v.integer(), v.minValue(0));
const lookBackView = v.strictObject({
  timepoint: id, place: v.nullable(place), at: v.nullable(point), by: v.picklist(['anchor', 'registration', 'lesions', 'coverage', 'none']),
  confidence: v.nullable(v.pipe(finite, v.minValue(0), v.maxValue(1))),
});
const clinicalItem = v.strictObject({
  kind: v.picklist(['performance', 'symptoms', 'stable', 'marker', 'treatment', 'adverse-event', 'biopsy', 'note']), name: text, value: text, source: text, date,
});
const signature = v.strictObject({
  name: text, meaning: v.picklist(['authored', 'reviewed', 'approved', 'adjudicated']), head: hash, algorithm: text, publicKey: longText, value: longText,
});
const one = v.literal(1);
const at = { lesion: id, timepoint: id };

/** One shape per kind of act: a kind without one does not compile. */
export const ACT_SCHEMAS: { readonly [Kind in ActKind]: v.GenericSchema<unknown, Extract<Act, { kind: Kind }>> } = {
  readOpened: v.strictObject({ kind: v.literal('readOpened'), v: one, subject: v.strictObject({ key: text, code: text }), timepoints, charter: longText }),
  timepointsArranged: v.strictObject({ kind: v.literal('timepointsArranged'), v: one, timepoints }),
  lesionIdentified: v.strictObject({ kind: v.literal('lesionIdentified'), v: one, ...at, role, site: v.nullable(site), stroke, equivocal: v.boolean() }),
  lesionDescribed: v.strictObject({ kind: v.literal('lesionDescribed'), v: one, lesion: id, site }),
  lesionReassigned: v.strictObject({ kind: v.literal('lesionReassigned'), v: one, lesion: id, role }),
  lesionWithdrawn: v.strictObject({ kind: v.literal('lesionWithdrawn'), v: one, lesion: id, reason: text }),
  measured: v.strictObject({ kind: v.literal('measured'), v: one, ...at, measured, equivocal: v.boolean() }),
  measuredInParts: v.strictObject({ kind: v.literal('measuredInParts'), v: one, ...at, parts: v.pipe(v.array(measured), v.minLength(1)) }),
  markedMerged: v.strictObject({ kind: v.literal('markedMerged'), v: one, ...at, into: id }),
  markedTooSmall: v.strictObject({ kind: v.literal('markedTooSmall'), v: one, ...at }),
  markedAbsent: v.strictObject({ kind: v.literal('markedAbsent'), v: one, ...at }),
  markedNotEvaluable: v.strictObject({ kind: v.literal('markedNotEvaluable'), v: one, ...at, reason: text }),
  nonTargetAssessed: v.strictObject({ kind: v.literal('nonTargetAssessed'), v: one, ...at, answer: v.picklist(['present', 'absent', 'increased', 'unequivocal', 'unequivocal-increased']), sites: v.exactOptional(v.array(text)) }),
  newLesionAssessed: v.strictObject({ kind: v.literal('newLesionAssessed'), v: one, ...at, answer: v.picklist(['present', 'increased', 'unequivocal', 'unequivocal-increased', 'equivocal', 'absent']) }),
  located: v.strictObject({ kind: v.literal('located'), v: one, ...at, place, at: point }),
  answerCleared: v.strictObject({ kind: v.literal('answerCleared'), v: one, ...at }),
  markDrawn: v.strictObject({ kind: v.literal('markDrawn'), v: one, mark: id, timepoint: id, place, shape }),
  markErased: v.strictObject({ kind: v.literal('markErased'), v: one, mark: id }),
  levelAnchored: v.strictObject({ kind: v.literal('levelAnchored'), v: one, from: id, to: id, offsetMm: millimetres }),
  labelOverridden: v.strictObject({
    kind: v.literal('labelOverridden'), v: one, timepoint: id, reason: text,
    recist11: v.nullable(v.picklist(['CR', 'PR', 'SD', 'Non-CR/Non-PD', 'PD', 'NE', 'NED'])),
    irecist: v.nullable(v.picklist(['iCR', 'iPR', 'iSD', 'Non-iCR/Non-iUPD', 'iUPD', 'iCPD', 'NE', 'NED'])),
  }),
  systemSearched: v.strictObject({ kind: v.literal('systemSearched'), v: one, timepoint: id, system: text, done: v.boolean() }),
  charterChosen: v.strictObject({ kind: v.literal('charterChosen'), v: one, charter: longText, reason: text }),
  lookedBack: v.strictObject({
    kind: v.literal('lookedBack'), v: one, ...at, answer: v.picklist(['new', 'seen-before', 'below-threshold', 'equivocal', 'likely-benign']), firstSeen: v.nullable(id),
    benign: v.nullable(v.picklist(['infection', 'inflammation', 'sarcoid-like', 'treatment-change', 'other'])), note: text, shown: v.array(lookBackView),
  }),
  clinicalNoted: v.strictObject({ kind: v.literal('clinicalNoted'), v: one, timepoint: id, items: v.array(clinicalItem) }),
  priorScanNoted: v.strictObject({ kind: v.literal('priorScanNoted'), v: one, prior: v.nullable(v.strictObject({ date, sumMm: v.pipe(millimetres, v.minValue(0)) })) }),
  qualityJudged: v.strictObject({ kind: v.literal('qualityJudged'), v: one, timepoint: id, items: v.array(v.strictObject({ item: text, found: v.picklist(['fit', 'limited', 'unfit']), note: text })), accepted: v.boolean() }),
  timepointSigned: v.strictObject({ kind: v.literal('timepointSigned'), v: one, timepoint: id, signature }),
  timepointReopened: v.strictObject({ kind: v.literal('timepointReopened'), v: one, timepoint: id, reason: text }),
  aidShown: v.strictObject({
    kind: v.literal('aidShown'), v: one, timepoint: id, lesion: v.nullable(id), detail: text,
    aid: v.picklist(['ghost', 'look-back', 'one-click', 'registration', 'repeatability', 'series-guard', 'measurability', 'window-caution', 'reformat', 'label', 'unequivocal-guard']),
  }),
  noteDismissed: v.strictObject({ kind: v.literal('noteDismissed'), v: one, note: text, timepoint: id, lesion: v.nullable(id), reason: text }),
  imagesViewed: v.strictObject({ kind: v.literal('imagesViewed'), v: one, timepoint: id, seriesKey: uid, ranges: v.array(v.strictTuple([slice, slice])) }),
  exported: v.strictObject({ kind: v.literal('exported'), v: one, what: text, sha256: hash }),
  signedIn: v.strictObject({ kind: v.literal('signedIn'), v: one, name: text, publicKey: longText }),
  undone: v.strictObject({ kind: v.literal('undone'), v: one, entry: id }),
};

export const isActKind = (kind: unknown): kind is ActKind => typeof kind === 'string' && Object.hasOwn(ACT_SCHEMAS, kind);

/** An entry whose act is of this kind. */
export const entrySchema = (kind: ActKind): v.GenericSchema<unknown, Entry> =>
  v.strictObject({ id, at: instant, by: text, act: ACT_SCHEMAS[kind], prev: v.union([v.literal(''), hash]), hash });
