// npm run --silent assess -- FILE…: assesses cases (irecist-case/1), saved reads, or with --csv tables of measurements, one JSON object a line.
// "-" is standard input; --template prints a table to fill in; --charter FILE or preset sets the charter of tables. Exit status 2 when an input
// could not be assessed, with a line for each.
import { createReadStream, readFileSync } from 'node:fs';
import { charterFromText, DEFAULT_CHARTER, PRESETS, type Charter } from '../irecist';
import { CSV_TEMPLATE, csvSubjects } from './assess-csv';
import { lineOfFindings, lineOfJson, type AssessedLine } from './assess-lines';
import { linesOf, utf8 } from './assess-text';
import { jsonValues } from './assess-values';

const MAX_TOLD = 3;
const USAGE = 'npm run --silent assess -- [--csv [--charter FILE|PRESET]] FILE… (- for standard input, --template for a table)';
const { argv } = process;
const given = argv.slice(2);
const charterAt = given.indexOf('--charter');
const charterName = charterAt < 0 ? null : (given[charterAt + 1] ?? '');
const args = charterAt < 0 ? given : given.toSpliced(charterAt, 2);
const isCsv = args.includes('--csv');
const files = args.filter((arg) => !arg.startsWith('--'));
const unknown = args.filter((arg) => arg.startsWith('--') && arg !== '--csv' && arg !== '--template');
let isFaulty = false;

const said = (text: string): Promise<void> => new Promise((resolve) => (process.stdout.write(text) ? resolve() : process.stdout.once('drain', resolve)));

const complain = (file: string, where: string, problems: readonly string[]): void => {
  isFaulty = true;
  const more = problems.length > MAX_TOLD ? ` (and ${problems.length - MAX_TOLD} more)` : '';
  process.stderr.write(`${file}: ${where === '' ? '' : `${where}: `}${problems.slice(0, MAX_TOLD).join('; ')}${more}\n`.replace(/\n(?=.)/g, ' '));
};

const tell = async (file: string, where: string, outcome: AssessedLine): Promise<void> => {
  if (outcome.kind === 'assessed') return said(`${JSON.stringify(outcome.line)}\n`);
  complain(file, outcome.id ?? where, outcome.problems);
};

/** A charter by the name of a preset or from a file; null, with a complaint, when it is neither. */
const charterOf = (name: string): Charter | null => {
  const preset = PRESETS.find(({ id }) => id === name);
  if (preset) return preset.charter;
  try {
    const charter = charterFromText(readFileSync(name, 'utf8'));
    if (charter) return charter;
    complain(name, '', ['no charter of nadir-charter/1']);
  } catch {
    complain('--charter', '', [`"${name}" is no file, and no preset of ${PRESETS.map(({ id }) => id).join(', ')}`]);
  }
  return null;
};

const assessJson = async (file: string, text: AsyncIterable<string>): Promise<void> => {
  const ids = new Map<string, number>();
  let count = 0;
  for await (const value of jsonValues(text)) {
    count += 1;
    const outcome = await lineOfJson(value.text);
    const before = outcome.kind === 'assessed' && outcome.line.kind !== 'read' ? ids.get(outcome.line.id) : undefined;
    if (outcome.kind === 'assessed') ids.set(outcome.line.id, before ?? value.line);
    await tell(file, value.line === 1 ? '' : `line ${value.line}`, outcome.kind === 'assessed' && before !== undefined
      ? { ...outcome, line: { ...outcome.line, remarks: [...(outcome.line.remarks ?? []), `id: ${outcome.line.id} was given before, on line ${before}`] } } : outcome);
  }
  if (count === 0) complain(file, '', ['empty']);
};

const assessCsv = async (file: string, text: () => AsyncIterable<string>, charter: Charter): Promise<void> => {
  let count = 0;
  for await (const { subject, findings, problems } of csvSubjects(() => linesOf(text()))) {
    count += 1;
    await tell(file, subject, problems.length > 0 ? { kind: 'refused', id: subject === '' ? null : subject, problems } : lineOfFindings(subject, 'measurements', findings, charter));
  }
  if (count === 0) complain(file, '', ['no measurements']);
};

const open = (file: string): AsyncIterable<string> => utf8(file === '-' ? process.stdin : createReadStream(file));

/** Standard input can be gone through once only; a table is gone through twice. */
const again = async (file: string): Promise<() => AsyncIterable<string>> => {
  if (file !== '-') return () => open(file);
  const chunks: string[] = [];
  for await (const chunk of open(file)) chunks.push(chunk);
  return async function* kept() { yield* chunks; };
};

const charter = charterName === null ? DEFAULT_CHARTER : charterOf(charterName);
if (args.includes('--template')) await said(CSV_TEMPLATE);
else if (unknown.length > 0) complain('usage', '', [`${unknown.join(', ')} is not known`, USAGE]);
else if (charterName !== null && !isCsv) complain('usage', '', ['--charter is for tables: a case has its settings and a read its charter', USAGE]);
else if (files.length === 0) complain('usage', '', [USAGE]);
else if (charter) {
  for (const file of files) {
    try {
      await (isCsv ? assessCsv(file, await again(file), charter) : assessJson(file, open(file)));
    } catch (error) {
      complain(file, '', [error instanceof Error ? error.message : String(error)]);
    }
  }
}
process.exitCode = isFaulty ? 2 : 0;
