import { minimumTargetMm, type LesionKind, type NewLesionEntry, type NewLesionFinding, type SubjectFindings, type TargetEntry, type TimepointFindings } from '../irecist';
import { isNodalOrgan, KINDS, NEW_WORDS, ROLES, spelled, STATUS_WORDS, TARGET_WORDS, YES_NO } from './csv-words';

export type Row = Readonly<Record<string, string>>;

export interface CsvSubject {
  readonly subject: string;
  readonly findings: SubjectFindings;
  readonly problems: readonly string[];
}

const isMeasured = (answer: string): boolean => answer === 'measured' || answer === 'parts';
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** One row, read cell by cell; what is wrong in it is told with its line. */
class RowReader {
  constructor(readonly row: Row, readonly line: number, readonly problems: string[]) {}

  refuse(column: string, detail: string): void {
    this.problems.push(`line ${this.line}, ${column}: ${detail}`);
  }

  isYes(column: string): boolean {
    const cell = this.row[column];
    const said = YES_NO.get(spelled(cell));
    if (said === undefined) this.refuse(column, `yes or no expected, "${cell ?? ''}" found`);
    return said ?? false;
  }

  mm(): number {
    const text = this.row['counted_mm'] ?? '';
    if (!NUMBER.test(text)) this.refuse('counted_mm', `millimetres expected, "${text}" found`);
    return NUMBER.test(text) ? Number(text) : 0;
  }

  /** Node or not, by its own column where there is one, else by the organ. */
  kind(organ: string): LesionKind {
    const cell = spelled(this.row['kind']);
    const byOrgan = isNodalOrgan(organ) ? 'node' : 'nonnode';
    const said = KINDS.get(cell);
    if (cell !== '' && !said) this.refuse('kind', `node or nonnode expected, "${this.row['kind'] ?? ''}" found`);
    if (said === 'nonnode' && byOrgan === 'node') this.refuse('kind', `${organ} is a node, but nonnode is said`);
    return said ?? byOrgan;
  }
}

/** A judgement with its diameter beside it, which counts in the sum of a new-lesion-target (I7). */
const withSize = (finding: NewLesionFinding | undefined, mm: number | null): NewLesionFinding | undefined => {
  switch (finding?.kind) {
    case 'present':
    case 'increased':
    case 'unequivocal':
    case 'unequivocal-increased': return mm === null ? finding : { kind: finding.kind, mm };
    default: return finding;
  }
};

/** The rows of one subject, gathered one at a time. */
export class SubjectRows {
  readonly #timepoints = new Map<string, { date: string; symptomDriven: boolean; targets: TargetEntry[]; nonTargets: TimepointFindings['nonTargets'][number][]; newLesions: NewLesionEntry[] }>();
  readonly #measurable = new Map<string, boolean>();
  readonly #problems: string[] = [];

  constructor(readonly subject: string) {}

  refuse(problem: string): void {
    this.#problems.push(problem);
  }

  add(row: Row, line: number): void {
    const read = new RowReader(row, line, this.#problems);
    const id = row['timepoint'] ?? '';
    const answer = spelled(row['answer']);
    const date = row['date'] ?? '';
    const timepoint = this.#timepoints.get(id) ?? { date, symptomDriven: false, targets: [], nonTargets: [], newLesions: [] };
    this.#timepoints.set(id, timepoint);
    if (id === '') read.refuse('timepoint', 'a name expected');
    if (timepoint.date !== date) read.refuse('date', `${date} found, but ${id} is of ${timepoint.date}`);
    if (read.isYes('symptom_driven')) timepoint.symptomDriven = true;
    const role = ROLES.get(spelled(row['role']));
    const organ = spelled(row['organ']);
    const lesionKind = read.kind(organ);
    const lesion = { id: row['lesion'] ?? '', organ, lesionKind };
    const unknown = (): void => read.refuse('answer', `"${row['answer'] ?? ''}" is no answer for a ${role ?? ''} lesion`);
    if (this.subject === '') read.refuse('subject', 'a name expected');
    if (lesion.id === '') read.refuse('lesion', 'a name expected');
    // Without an organ nobody knows whether it is a node; Nadir's own export says which axis counts.
    if (organ === '' && role !== 'non-target' && !row['kind'] && row['counted_axis'] === undefined) read.refuse('organ', 'an organ expected');
    if (answer === 'absent' && Number(row['counted_mm']) > 0) read.refuse('counted_mm', `${row['counted_mm'] ?? ''} found, but the lesion is absent`);
    if (!role) read.refuse('role', `target, non-target or new expected, "${row['role'] ?? ''}" found`);
    else if (role === 'target') {
      const finding = isMeasured(answer) ? { kind: 'measured' as const, mm: read.mm() } : TARGET_WORDS.get(answer);
      if (!finding) unknown();
      timepoint.targets.push({ ...lesion, finding: finding ?? { kind: 'not-answered' } });
    } else if (role === 'non-target') {
      const status = STATUS_WORDS.get(answer);
      if (!status) unknown();
      timepoint.nonTargets.push({ id: lesion.id, lesionKind, status: status ?? 'not-answered' });
    } else {
      const { finding, measurable } = this.#newLesion(read, lesion.id, lesionKind, answer);
      if (!finding) unknown();
      timepoint.newLesions.push({ ...lesion, measurable, finding: finding ?? { kind: 'not-answered' } });
    }
  }

  #newLesion(read: RowReader, id: string, lesionKind: LesionKind, answer: string): { readonly finding: NewLesionFinding | undefined; readonly measurable: boolean } {
    const { row } = read;
    const isEquivocal = read.isYes('equivocal') || answer === 'equivocal';
    const saysMeasurable = read.isYes('measurable');
    const mm = isMeasured(answer) || (NEW_WORDS.has(answer) && row['counted_mm']) ? read.mm() : null;
    const judged = withSize(NEW_WORDS.get(answer), mm);
    const isDefinite = !isEquivocal && (isMeasured(answer) || (judged !== undefined && 'mm' in judged));
    // Measurable is what it was when it first was definite (A4); without a column for it, what its size makes it (B1, B3).
    if (isDefinite && mm !== null && mm > 0 && !this.#measurable.has(id)) {
      this.#measurable.set(id, row['measurable'] ? saysMeasurable : mm >= minimumTargetMm(lesionKind, Number(row['slice_mm']) || null));
    }
    const measurable = this.#measurable.get(id) ?? false;
    if (isEquivocal) return { finding: { kind: 'equivocal' }, measurable };
    if (!isMeasured(answer) || mm === null) return { finding: judged, measurable };
    return { finding: measurable ? { kind: 'measured', mm } : { kind: 'present', mm }, measurable };
  }

  /** The timepoints in order of date; a day is counted from the first. */
  taken(): CsvSubject {
    const dates = [...this.#timepoints].sort(([, one], [, other]) => (one.date < other.date ? -1 : one.date > other.date ? 1 : 0));
    const start = Date.parse(`${dates[0]?.[1].date ?? ''}T00:00:00Z`);
    const timepoints = dates.map(([id, { date, ...rest }]): TimepointFindings => ({ id, date, day: Math.round((Date.parse(`${date}T00:00:00Z`) - start) / 86_400_000), ...rest }));
    return { subject: this.subject, findings: { timepoints }, problems: this.#problems };
  }
}
