import { SubjectRows, type CsvSubject, type Row } from './csv-subject';
import { recordsOf, type CsvRecord } from './csv-records';

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

const columnsOf = ({ cells }: CsvRecord): readonly string[] => {
  const columns = cells.map((cell) => cell.trim().toLowerCase());
  const missing = CSV_COLUMNS.filter((name) => !columns.includes(name));
  if (missing.length > 0) throw new RangeError(`line 1: column${missing.length === 1 ? '' : 's'} ${missing.join(', ')} missing`);
  const twice = columns.find((name, index) => name !== '' && columns.indexOf(name) !== index);
  if (twice !== undefined) throw new RangeError(`line 1: column ${twice} is there twice`);
  return columns;
};

interface TableRow { readonly row: Row; readonly line: number; readonly surplus: boolean }

async function* rowsOf(lines: AsyncIterable<string>): AsyncGenerator<TableRow> {
  let columns: readonly string[] | null = null;
  for await (const record of recordsOf(lines)) {
    if (!columns) columns = columnsOf(record);
    else {
      const { cells, line } = record;
      yield { row: Object.fromEntries(columns.map((name, index) => [name, cells[index] ?? ''])), line, surplus: cells.slice(columns.length).some((cell) => cell !== '') };
    }
  }
}

/** Subjects whose rows do not stand together, with the line on which one begins again. */
const scatteredOf = async (lines: AsyncIterable<string>): Promise<ReadonlyMap<string, number>> => {
  const seen = new Set<string>();
  const scattered = new Map<string, number>();
  let current: string | null = null;
  for await (const { row, line } of rowsOf(lines)) {
    const subject = row['subject'] ?? '';
    if (subject !== current && seen.has(subject) && !scattered.has(subject)) scattered.set(subject, line);
    seen.add(subject);
    current = subject;
  }
  return scattered;
};

/**
 * The subjects of a table, in its order. The table is gone through twice, so that only one subject is held at a time and one whose rows do not
 * stand together is refused whole, never assessed by a part of them.
 */
export async function* csvSubjects(lines: () => AsyncIterable<string>): AsyncGenerator<CsvSubject> {
  const scattered = await scatteredOf(lines());
  const told = new Set<string>();
  let current: SubjectRows | null = null;
  for await (const { row, line, surplus } of rowsOf(lines())) {
    const subject = row['subject'] ?? '';
    const again = scattered.get(subject);
    if (current && current.subject !== subject) {
      yield current.taken();
      current = null;
    }
    if (again !== undefined) {
      if (!told.has(subject)) yield { subject, findings: { timepoints: [] }, problems: [`line ${again}: rows of ${subject} must stand together`] };
      told.add(subject);
      continue;
    }
    current ??= new SubjectRows(subject);
    current.add(row, line);
    if (surplus) current.refuse(`line ${line}: more cells than columns; a decimal comma, or a comma that needs quotes?`);
  }
  if (current) yield current.taken();
}
