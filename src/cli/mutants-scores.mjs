// Which files of the rules are mutated, and how many of their mutants a test noticed.
export const LEAST_SCORE = 90;

/** What decides nothing: types, texts, and the reading of files. Every other file of the room is a rule file, also one that is yet to come. */
const NO_RULES = new Map([
  ['index.ts', 'the door'], ['assessment.ts', 'types'], ['findings.ts', 'types'], ['course.ts', 'types'], ['cited-rule.ts', 'types'],
  ['charter.ts', 'types and defaults, which the tables of settings test'], ['settings-table.ts', 'texts'], ['words.ts', 'texts'], ['because.ts', 'texts'],
  ['new-lesion-reasons.ts', 'texts'], ['rule-book.ts', 'texts'], ['rule-book-recist.ts', 'texts'], ['rule-book-irecist.ts', 'texts'],
  ['case-file.ts', 'reads files'], ['case-fields.ts', 'reads files'], ['case-timepoint.ts', 'reads files'], ['case-baseline.ts', 'reads files'],
]);

/** Tests that would only make a run longer: they repeat by brute force or by chance what the tables say, or read other rooms. */
export const SLOW_TESTS = new Set(['invariants.test.ts', 'tables.test.ts', 'rule-book.test.ts', 'readme.test.ts']);

export const mutatedFiles = (names, wanted) => names.filter((name) => name.endsWith('.ts') && !NO_RULES.has(name) && (wanted.length === 0 || wanted.some((one) => name === one || one.endsWith(`/${name}`) || name === `${one}.ts`))).sort();

const NOTICED = new Set(['Killed', 'Timeout']);
const LIVED = new Set(['Survived', 'NoCoverage']);

const scoreOf = (mutants) => {
  const killed = mutants.filter(({ status }) => NOTICED.has(status)).length;
  const lived = mutants.filter(({ status }) => LIVED.has(status)).length;
  return { killed, lived, score: killed + lived === 0 ? 100 : (100 * killed) / (killed + lived) };
};

/** Prints the table and each mutant that lived; true when every file and all together reach the least score. */
export const printScores = ({ files }, least) => {
  const rows = Object.entries(files).map(([path, { mutants, source }]) => ({ name: path.split('/').at(-1), mutants, lines: source.split('\n'), ...scoreOf(mutants) }));
  const row = (name, { killed, lived, score }) => console.log(`${name.padEnd(26)}${String(killed + lived).padStart(8)}${String(killed).padStart(8)}${String(lived).padStart(8)}${score.toFixed(1).padStart(8)}${score < least ? '  under' : ''}`);
  for (const { name, mutants, lines } of rows) {
    for (const { status, location: { start, end }, mutatorName, replacement } of mutants.filter((one) => LIVED.has(one.status))) {
      const was = start.line === end.line ? lines[start.line - 1].slice(start.column - 1, end.column - 1) : `${lines[start.line - 1].slice(start.column - 1)} …`;
      console.log(`${name}:${start.line}:${start.column} ${status === 'NoCoverage' ? 'not reached' : 'lived'} ${mutatorName}: ${was.trim()} → ${(replacement ?? '').replace(/\s+/g, ' ').slice(0, 100)}`);
    }
  }
  console.log(`\n${'rule file'.padEnd(26)}${' mutants  killed   lived       %'}`);
  for (const one of rows) row(one.name, one);
  const total = scoreOf(rows.flatMap(({ mutants }) => mutants));
  row('total', total);
  return total.score >= least && rows.every(({ score }) => score >= least);
};
