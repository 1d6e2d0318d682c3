import { flagAt, note, numberAt, objectsAt, oneOfAt, textAt, type Fields, type Json } from './case-fields';
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

/** A length, parts of a lesion, or one of the words for a lesion without a length; undefined when it is none of them. */
const sized = (fields: Fields, item: Json, path: string): TargetFinding | undefined => {
  const { mm, parts } = item;
  if (Array.isArray(parts)) return { kind: 'parts', mm: lengths(fields, parts, `${path}.parts`) };
  if (typeof mm === 'number') return { kind: 'measured', mm };
  return typeof mm === 'string' ? WORDS[mm] : undefined;
};

const targetOf = (fields: Fields, item: Json, path: string): TargetEntry => {
  const finding = sized(fields, item, path);
  if (!finding) note(fields, `${path}.mm`, `millimetres, parts, or one of ${Object.keys(WORDS).join(', ')}`, item['mm']);
  return {
    id: textAt(fields, item, 'id', path), organ: textAt(fields, item, 'organ', path), lesionKind: oneOfAt(fields, item, 'kind', path, KINDS),
    finding: finding ?? { kind: 'not-evaluable' },
  };
};

const STATUSES: Readonly<Record<string, NonTargetStatus>> = {
  absent: 'absent', present: 'present', increased: 'increased', unequivocal: 'unequivocal', 'unequivocal-increased': 'unequivocal-increased', NE: 'not-evaluable',
};

const nonTargetOf = (fields: Fields, item: Json, path: string): NonTargetEntry => {
  const status = STATUSES[oneOfAt(fields, item, 'status', path, Object.keys(STATUSES))];
  return { id: textAt(fields, item, 'id', path), lesionKind: item['kind'] === 'node' ? 'node' : 'nonnode', status: status ?? 'not-evaluable' };
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

const newLesionOf = (fields: Fields, item: Json, path: string): NewLesionEntry => {
  const status = item['status'];
  const size = sized(fields, item, path);
  const judged = typeof status === 'string' ? NEW_STATUSES[status] : undefined;
  const measured: NewLesionFinding | undefined = size?.kind === 'merged' ? { kind: 'absent' } : size;
  if (!judged && !measured) note(fields, `${path}.${status === undefined ? 'mm' : 'status'}`, `millimetres, parts, or a status of ${Object.keys(NEW_STATUSES).join(', ')}`, status ?? item['mm']);
  return {
    id: textAt(fields, item, 'id', path), organ: textAt(fields, item, 'organ', path), lesionKind: oneOfAt(fields, item, 'kind', path, KINDS),
    measurable: flagAt(fields, item, 'measurable', path), finding: both(judged, measured) ?? { kind: 'not-evaluable' },
  };
};

/** One visit of a case. Its id is the week where the file names one, else the day. */
export const timepointOf = (fields: Fields, item: Json, path: string): TimepointFindings => {
  const day = numberAt(fields, item, 'day', path);
  const week = item['week'];
  const name = item['id'];
  return {
    id: typeof name === 'string' ? name : typeof week === 'number' && Number.isInteger(week) ? `W${week}` : `D${day}`,
    day, date: textAt(fields, item, 'date', path), symptomDriven: flagAt(fields, item, 'symptomDriven', path),
    targets: objectsAt(fields, item, 'targets', path).map((entry) => targetOf(fields, entry.item, entry.path)),
    nonTargets: objectsAt(fields, item, 'nonTargets', path).map((entry) => nonTargetOf(fields, entry.item, entry.path)),
    newLesions: objectsAt(fields, item, 'newLesions', path).map((entry) => newLesionOf(fields, entry.item, entry.path)),
  };
};
