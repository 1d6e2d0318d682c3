// npm run --silent assess -- FILE…: assesses cases (irecist-case/1), saved reads, or with --csv tables of measurements, one JSON object a line.
// "-" is standard input; --template prints a table to fill in. Exit status 2 when an input could not be assessed, with a line for each.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { CSV_TEMPLATE, csvSubjects } from './assess-csv';
import { lineOfFindings, lineOfJson, type AssessedLine } from './assess-lines';
import { jsonValues } from './assess-values';

const MAX_TOLD = 3;
const args = process.argv.slice(2);
const isCsv = args.includes('--csv');
const files = args.filter((arg) => !arg.startsWith('--'));
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

const assessJson = async (file: string, text: AsyncIterable<string>): Promise<void> => {
  let count = 0;
  for await (const value of jsonValues(text)) {
    count += 1;
    await tell(file, value.line === 1 ? '' : `line ${value.line}`, await lineOfJson(value.text));
  }
  if (count === 0) complain(file, '', ['empty']);
};

const assessCsv = async (file: string, text: NodeJS.ReadableStream): Promise<void> => {
  let count = 0;
  for await (const { subject, findings, problems } of csvSubjects(createInterface({ input: text, crlfDelay: Infinity }))) {
    count += 1;
    await tell(file, subject, problems.length > 0 ? { kind: 'refused', id: subject, problems } : lineOfFindings(subject, 'measurements', findings));
  }
  if (count === 0) complain(file, '', ['no measurements']);
};

const open = (file: string): NodeJS.ReadableStream & AsyncIterable<string> => {
  const stream = file === '-' ? process.stdin : createReadStream(file);
  stream.setEncoding('utf8');
  return stream;
};

if (args.includes('--template')) await said(CSV_TEMPLATE);
else if (files.length === 0) complain('usage', '', ['npm run --silent assess -- [--csv] FILE… (- for standard input, --template for a table)']);
for (const file of files) {
  try {
    await (isCsv ? assessCsv(file, open(file)) : assessJson(file, open(file)));
  } catch (error) {
    complain(file, '', [error instanceof Error ? error.message : String(error)]);
  }
}
process.exitCode = isFaulty ? 2 : 0;
