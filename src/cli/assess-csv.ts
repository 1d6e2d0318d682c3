import { minimumTargetMm, type LesionKind, type NewLesionEntry, type NewLesionFinding, type NonTargetStatus, type SubjectFindings, type TargetEntry, type TargetFinding, type TimepointFindings } from '../irecist';

/** A table of measurements: one row for each lesion at each timepoint. Columns in any order, others ignored; Nadir's own export fits. */
export const CSV_COLUMNS = ['subject', 'timepoint', 'date', 'lesion', 'role', 'organ', 'answer', 'counted_mm'] as const;

export const CSV_TEMPLATE = `subject,timepoint,date,lesion,role,organ,answer,counted_mm,equivocal,measurable,symptom_driven
S-001,W0,2026-01-05,T1,target,lung,measured,32.0,,,
S-001,W0,2026-01-05,T2,target,lymph-node,measured,18.5,,,
S-001,W0,2026-01-05,NT1,non-target,pleura,present,,,,
S-001,W8,2026-03-02,T1,target,lung,measured,41.0,,,no
S-001,W8,2026-03-02,T2,target,lymph-node,too-small,,,,no
S-001,W8,2026-03-02,NT1,non-target,pleura,present,,,,no
S-001,W8,2026-03-02,NL1,new,liver,measured,12.0,no,yes,no
`;

export interface CsvSubject {
  readonly subject: string;
  readonly findings: SubjectFindings;
  readonly problems: readonly string[];
}

type Row = Readonly<Record<string, string>>;

/** The cells of one line after RFC 4180; a quoted cell holds no line break here. */
export const cellsOf = (line: string): readonly string[] => {
  const cells: string[] = [];
  const pattern = /(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g;
  for (const [, quoted, plain] of line.matchAll(pattern)) cells.push(quoted === undefined ? (plain ?? '').trim() : quoted.replaceAll('""', '"'));
  return cells.map((cell) => cell.replace(/^'(?=[=+\-@])/, ''));
};

const ROLES: Readonly<Record<string, 'target' | 'non-target' | 'new'>> = { target: 'target', 'non-target': 'non-target', new: 'new', 'new-lesion': 'new' };
const isYes = (cell: string | undefined): boolean => cell === 'yes' || cell === 'true' || cell === '1';

const mmOf = (row: Row, problems: string[], where: string): number => {
  const text = row['counted_mm'] ?? '';
  const value = Number(text);
  if (text === '' || !Number.isFinite(value)) problems.push(`${where}counted_mm: millimetres expected, "${text}" found`);
  return Number.isFinite(value) ? value : 0;
};

const TARGET_WORDS: Readonly<Record<string, TargetFinding>> = {
  'too-small': { kind: 'too-small' }, absent: { kind: 'absent' }, merged: { kind: 'merged' }, 'not-evaluable': { kind: 'not-evaluable' }, NE: { kind: 'not-evaluable' }, 'not answered': { kind: 'not-answered' }, '': { kind: 'not-answered' },
};
const STATUS_WORDS: Readonly<Record<string, NonTargetStatus>> = {
  absent: 'absent', present: 'present', measured: 'present', parts: 'present', merged: 'present', 'too-small': 'present', increased: 'increased', unequivocal: 'unequivocal', 'unequivocal-increased': 'unequivocal-increased',
  'not-evaluable': 'not-evaluable', NE: 'not-evaluable', 'not answered': 'not-answered', '': 'not-answered',
};
const NEW_WORDS: Readonly<Record<string, NewLesionFinding>> = {
  absent: { kind: 'absent' }, merged: { kind: 'absent' }, equivocal: { kind: 'equivocal' }, 'not-evaluable': { kind: 'not-evaluable' }, NE: { kind: 'not-evaluable' }, 'not answered': { kind: 'not-answered' }, '': { kind: 'not-answered' },
  'too-small': { kind: 'too-small' }, present: { kind: 'present' }, increased: { kind: 'increased' }, unequivocal: { kind: 'unequivocal' }, 'unequivocal-increased': { kind: 'unequivocal-increased' },
};

const isMeasured = (answer: string): boolean => answer === 'measured' || answer === 'parts';

/** The rows of one subject, gathered one at a time. */
export class SubjectRows {
  readonly #timepoints = new Map<string, { date: string; symptomDriven: boolean; targets: TargetEntry[]; nonTargets: TimepointFindings['nonTargets'][number][]; newLesions: NewLesionEntry[] }>();
  readonly #measurable = new Map<string, boolean>();
  readonly #problems: string[] = [];

  constructor(readonly subject: string) {}

  add(row: Row, line: number): void {
    const where = `line ${line}, `;
    const id = row['timepoint'] ?? '';
    const answer = row['answer'] ?? '';
    const date = row['date'] ?? '';
    const timepoint = this.#timepoints.get(id) ?? { date, symptomDriven: false, targets: [], nonTargets: [], newLesions: [] };
    this.#timepoints.set(id, timepoint);
    if (timepoint.date !== date) this.#problems.push(`${where}date: ${date} found, but ${id} is of ${timepoint.date}`);
    timepoint.symptomDriven ||= isYes(row['symptom_driven']);
    const role = ROLES[row['role'] ?? ''];
    const organ = row['organ'] ?? '';
    const lesionKind: LesionKind = organ === 'lymph-node' ? 'node' : 'nonnode';
    const lesion = { id: row['lesion'] ?? '', organ, lesionKind };
    const unknown = (): void => void this.#problems.push(`${where}answer: "${answer}" is no answer for a ${role ?? ''} lesion`);
    if (lesion.id === '') this.#problems.push(`${where}lesion: a name expected`);
    if (!role) this.#problems.push(`${where}role: target, non-target or new expected, "${row['role'] ?? ''}" found`);
    else if (role === 'target') {
      const finding = isMeasured(answer) ? { kind: 'measured' as const, mm: mmOf(row, this.#problems, where) } : TARGET_WORDS[answer];
      if (!finding) unknown();
      timepoint.targets.push({ ...lesion, finding: finding ?? { kind: 'not-answered' } });
    } else if (role === 'non-target') {
      const status = STATUS_WORDS[answer];
      if (!status) unknown();
      timepoint.nonTargets.push({ id: lesion.id, lesionKind, status: status ?? 'not-answered' });
    } else {
      const isEquivocal = isYes(row['equivocal']) || answer === 'equivocal';
      const mm = isMeasured(answer) ? mmOf(row, this.#problems, where) : null;
      // Measurable is what it was when it first was definite (A4); without a column for it, what its size makes it (B1, B3).
      if (!isEquivocal && mm !== null && mm > 0 && !this.#measurable.has(lesion.id)) {
        this.#measurable.set(lesion.id, row['measurable'] ? isYes(row['measurable']) : mm >= minimumTargetMm(lesionKind, Number(row['slice_mm']) || null));
      }
      const measurable = this.#measurable.get(lesion.id) ?? false;
      const finding: NewLesionFinding | undefined = isEquivocal ? { kind: 'equivocal' } : mm === null ? NEW_WORDS[answer] : measurable ? { kind: 'measured', mm } : { kind: 'present', mm };
      if (!finding) unknown();
      timepoint.newLesions.push({ ...lesion, measurable, finding: finding ?? { kind: 'not-answered' } });
    }
  }

  /** The timepoints in order of date; a day is counted from the first. */
  taken(): CsvSubject {
    const dates = [...this.#timepoints].sort(([, one], [, other]) => (one.date < other.date ? -1 : one.date > other.date ? 1 : 0));
    const start = Date.parse(`${dates[0]?.[1].date ?? ''}T00:00:00Z`);
    const timepoints = dates.map(([id, { date, ...rest }]): TimepointFindings => ({ id, date, day: Math.round((Date.parse(`${date}T00:00:00Z`) - start) / 86_400_000), ...rest }));
    return { subject: this.subject, findings: { timepoints }, problems: this.#problems };
  }
}

/** The subjects of a table, in its order; the rows of a subject must stand together, so that only one is held at a time. */
export async function* csvSubjects(lines: AsyncIterable<string>): AsyncGenerator<CsvSubject> {
  let columns: readonly string[] | null = null;
  let current: SubjectRows | null = null;
  const done = new Set<string>();
  let line = 0;
  for await (const text of lines) {
    line += 1;
    if (text.trim() === '') continue;
    const cells = cellsOf(line === 1 ? text.replace(/^\uFEFF/, '') : text);
    if (!columns) {
      columns = cells.map((cell) => cell.toLowerCase());
      const missing = CSV_COLUMNS.filter((name) => !columns?.includes(name));
      if (missing.length > 0) throw new RangeError(`line 1: column${missing.length === 1 ? '' : 's'} ${missing.join(', ')} missing`);
      continue;
    }
    const row: Row = Object.fromEntries(columns.map((name, index) => [name, cells[index] ?? '']));
    const subject = row['subject'] ?? '';
    if (!current || current.subject !== subject) {
      if (current) {
        yield current.taken();
        done.add(current.subject);
      }
      if (done.has(subject)) throw new RangeError(`line ${line}: rows of ${subject} must stand together`);
      current = new SubjectRows(subject);
    }
    current.add(row, line);
  }
  if (current) yield current.taken();
}
