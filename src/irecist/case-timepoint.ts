import { flagAt, note, numberAt, objectsAt, oneOfAt, textAt, wordIn, type Fields, type Json } from './case-fields';
import type { LesionKind, NewLesionEntry, NewLesionFinding, NonTargetEntry, NonTargetStatus, TargetEntry, TargetFinding, TimepointFindings } from './findings';

const KINDS: readonly LesionKind[] = ['node', 'nonnode'];

const lengths = (fields: Fields, value: readonly unknown[], path: string): readonly number[] => value.flatMap((part, index) => {
  if (typeof part === 'number') return [part];
  note(fields, `${path}[${index}]`, 'millimetres', part);
  return [];
});

const WORDS: Readonly<Record<string, TargetFinding>> = {
  absent: { kind: 'absent' }, 'too-small': { kind: 'too-small' }, NE: { kind: 'not-evaluable' }, merged: { kind: 'merged' },
};

const sumOf = (parts: readonly unknown[]): number => parts.reduce<number>((sum, part) => sum + (typeof part === 'number' ? part : Number.NaN), 0);

/** A length, parts of a lesion, or one of the words for a lesion without a length; undefined when nothing is given, or when what is given is noted as wrong. */
const sized = (fields: Fields, item: Json, path: string): TargetFinding | undefined => {
  const { mm, parts } = item;
  const hasLength = mm !== undefined && mm !== null;
  if (parts !== undefined && parts !== null) {
    if (!Array.isArray(parts)) note(fields, `${path}.parts`, 'a list of millimetres', parts);
    // F4: fragments add up; a length beside them says the same or contradicts them.
    else if (hasLength && !(typeof mm === 'number' && Math.abs(mm - sumOf(parts)) < 0.05)) note(fields, `${path}.mm`, 'the sum of the parts, or none beside them,', mm);
    else return { kind: 'parts', mm: lengths(fields, parts, `${path}.parts`) };
    return undefined;
  }
  if (!hasLength) return undefined;
  const finding = typeof mm === 'number' ? { kind: 'measured' as const, mm } : wordIn(WORDS, mm);
  if (!finding) note(fields, `${path}.mm`, `millimetres, parts, or one of ${Object.keys(WORDS).join(', ')}`, mm);
  return finding;
};

/** True where neither a length nor parts are given. */
const hasNoSize = ({ mm, parts }: Json): boolean => (mm === undefined || mm === null) && (parts === undefined || parts === null);

const targetOf = (fields: Fields, item: Json, path: string): TargetEntry => {
  const finding = sized(fields, item, path);
  if (hasNoSize(item)) note(fields, `${path}.mm`, `millimetres, parts, or one of ${Object.keys(WORDS).join(', ')}`, item['mm']);
  return {
    id: textAt(fields, item, 'id', path), organ: textAt(fields, item, 'organ', path), lesionKind: oneOfAt(fields, item, 'kind', path, KINDS),
    finding: finding ?? { kind: 'not-evaluable' },
  };
};

const STATUSES: Readonly<Record<string, NonTargetStatus>> = {
  absent: 'absent', present: 'present', increased: 'increased', unequivocal: 'unequivocal', 'unequivocal-increased': 'unequivocal-increased', NE: 'not-evaluable',
};

const nonTargetOf = (fields: Fields, item: Json, path: string): NonTargetEntry => {
  const status = wordIn(STATUSES, oneOfAt(fields, item, 'status', path, Object.keys(STATUSES)));
  const { kind } = item;
  if (kind !== undefined && kind !== null && kind !== 'node' && kind !== 'nonnode') note(fields, `${path}.kind`, `one of ${KINDS.join(', ')}`, kind);
  return { id: textAt(fields, item, 'id', path), lesionKind: kind === 'node' ? 'node' : 'nonnode', status: status ?? 'not-evaluable' };
};

const NEW_STATUSES: Readonly<Record<string, NewLesionFinding>> = {
  present: { kind: 'present' }, increased: { kind: 'increased' }, unequivocal: { kind: 'unequivocal' }, 'unequivocal-increased': { kind: 'unequivocal-increased' },
  equivocal: { kind: 'equivocal' }, absent: { kind: 'absent' }, NE: { kind: 'not-evaluable' },
};

/** A judgement goes before a diameter, and keeps it beside it for the sum. */
const both = (judged: NewLesionFinding | undefined, measured: NewLesionFinding | undefined): NewLesionFinding | undefined => {
  if (!judged || measured?.kind !== 'measured') return judged ?? measured;
  switch (judged.kind) {
    case 'present':
    case 'increased':
    case 'unequivocal':
    case 'unequivocal-increased': return { kind: judged.kind, mm: measured.mm };
    default: return judged;
  }
};

/** A judgement and a size that cannot both be true: absent with a length, not evaluable but measured, or there but absent. */
const contradicts = (judged: NewLesionFinding, size: TargetFinding): boolean => {
  switch (judged.kind) {
    case 'absent': return size.kind === 'too-small' || size.kind === 'not-evaluable' || (size.kind === 'measured' && size.mm > 0) || size.kind === 'parts';
    case 'not-evaluable': return size.kind !== 'not-evaluable';
    default: return size.kind === 'absent';
  }
};

const newLesionOf = (fields: Fields, item: Json, path: string): NewLesionEntry => {
  const status = item['status'];
  const hasStatus = status !== undefined && status !== null;
  const size = sized(fields, item, path);
  const judged = wordIn(NEW_STATUSES, status);
  const measured: NewLesionFinding | undefined = size?.kind === 'merged' ? { kind: 'absent' } : size;
  if (hasStatus && !judged) note(fields, `${path}.status`, `one of ${Object.keys(NEW_STATUSES).join(', ')}`, status);
  if (!hasStatus && hasNoSize(item)) note(fields, `${path}.mm`, `millimetres, parts, or a status of ${Object.keys(NEW_STATUSES).join(', ')}`, item['mm']);
  if (judged && size && contradicts(judged, size)) fields.problems.push({ path, detail: `status ${String(status)} contradicts ${size.kind === 'measured' ? `${size.mm} mm` : size.kind}` });
  return {
    id: textAt(fields, item, 'id', path), organ: textAt(fields, item, 'organ', path), lesionKind: oneOfAt(fields, item, 'kind', path, KINDS),
    measurable: flagAt(fields, item, 'measurable', path), finding: both(judged, measured) ?? { kind: 'not-evaluable' },
  };
};

/** A visit within a week of the week it is named by; weeks may count from treatment, so that more is a remark and no contradiction. */
const isOfWeek = (week: number, day: number): boolean => Math.abs(day - 7 * week) <= 7;

/** One visit of a case. Its id is the week where the file names one, else the day. */
const timepointOf = (fields: Fields, item: Json, path: string, index: number): TimepointFindings => {
  const day = numberAt(fields, item, 'day', path);
  const week = item['week'];
  const name = item['id'];
  const baseline = item['baseline'];
  if (baseline === true && index > 0) fields.problems.push({ path: `${path}.baseline`, detail: 'a second baseline; only the first timepoint is one' });
  if (baseline === false && index === 0) fields.problems.push({ path: `${path}.baseline`, detail: 'the first timepoint is the baseline' });
  if (typeof week === 'number' && !isOfWeek(week, day)) fields.remarks.push({ path: `${path}.week`, detail: `week ${week}, but day ${day}` });
  return {
    id: typeof name === 'string' ? name : typeof week === 'number' && Number.isInteger(week) ? `W${week}` : `D${day}`,
    day, date: textAt(fields, item, 'date', path), symptomDriven: flagAt(fields, item, 'symptomDriven', path),
    targets: objectsAt(fields, item, 'targets', path).map((entry) => targetOf(fields, entry.item, entry.path)),
    nonTargets: objectsAt(fields, item, 'nonTargets', path).map((entry) => nonTargetOf(fields, entry.item, entry.path)),
    newLesions: objectsAt(fields, item, 'newLesions', path).map((entry) => newLesionOf(fields, entry.item, entry.path)),
  };
};

/** The visits of a case, each by an id of its own: where two share a week that the file gave them, the day tells them apart. */
export const timepointsOf = (fields: Fields, json: Json): readonly TimepointFindings[] => {
  const visits = objectsAt(fields, json, 'timepoints', '').map(({ item, path }, index) => ({ isNamed: typeof item['id'] === 'string', visit: timepointOf(fields, item, path, index) }));
  return visits.map(({ isNamed, visit }, index) => (!isNamed && visits.findIndex((other) => other.visit.id === visit.id) !== index ? { ...visit, id: `D${visit.day}` } : visit));
};
