import { assess, assessBaseline, caseFrom, combinations, findingsDoubts, kineticsOf, sequenceEndpoints, type Assessment, type Case, type Charter, type FindingsProblem, type Override, type SubjectFindings } from '../irecist';

/** What is told of one input; `remarks` are what it says against itself without being refused, and stand there only where there are some. */
interface OutputLine {
  readonly id: string;
  readonly kind: string;
  readonly remarks?: readonly string[];
  readonly [field: string]: unknown;
}

/** One input assessed, or all that is wrong with it. */
export type AssessedLine = { readonly kind: 'assessed'; readonly line: OutputLine } | { readonly kind: 'refused'; readonly id: string | null; readonly problems: readonly string[] };

export const refused = (id: string | null, problems: readonly string[]): AssessedLine => ({ kind: 'refused', id, problems });

const withRemarks = <Line extends OutputLine>(line: Line, remarks: readonly string[]): Line => (remarks.length === 0 ? line : { ...line, remarks });

const summaryOf = (id: string, kind: string, { timepoints, ibor, bor, progressionDate, recist11ProgressionDate }: Assessment): OutputLine => ({
  id, kind,
  timepoints: timepoints.map(({ target, nonTarget, newLesion, recist11, irecist, confirmedBy, flags, sumMm, nadirMm, because, chosen }) => ({
    target, nonTarget, newLesion, recist11, irecist, confirmedBy, flags, sumMm, nadirMm, because, ...(chosen ? { chosen } : {}),
  })),
  ibor, bor, progressionDate, recist11ProgressionDate,
});

/** A path inside findings, as the case file spells it. */
const inCase = (path: string): string => path.replace('.finding.mm[', '.parts[').replace('.finding.mm', '.mm').replace('.finding', '.mm');

const wordsOf = (problems: readonly FindingsProblem[], path: (inFindings: string) => string): readonly string[] => problems.map((problem) => `${path(problem.path)}: ${problem.detail}`);

/** Findings to a line of output. */
export const lineOfFindings = (id: string, kind: string, findings: SubjectFindings, charter?: Charter, overrides: readonly Override[] = [], remarks: readonly string[] = []): AssessedLine => {
  const outcome = assess(findings, charter, overrides);
  const path = kind === 'lesion' ? inCase : (inFindings: string): string => inFindings;
  if (outcome.kind === 'refused') return refused(id, wordsOf(outcome.problems, path));
  const doubts = wordsOf([...findingsDoubts(findings), ...(outcome.ignored ?? [])], path);
  return { kind: 'assessed', line: withRemarks(summaryOf(id, kind, outcome.assessment), [...remarks, ...doubts]) };
};

const lineOfCase = (one: Case, remarks: readonly string[]): AssessedLine => {
  const { id, kind } = one;
  const told = <Line extends OutputLine>(line: Line): AssessedLine => ({ kind: 'assessed', line: withRemarks(line, remarks) });
  switch (one.kind) {
    case 'lesion': return lineOfFindings(id, kind, one.findings, one.charter, [], remarks);
    case 'label-sequence': return told({ id, kind, results: [...combinations(one.labelOptions)].map((labels) => ({ labels, ...sequenceEndpoints(labels) })) });
    case 'baseline': {
      const { lesions, sumMm, errors } = assessBaseline(one.lesions, one.targets, one.sliceThicknessMm, one.charter);
      return told({ id, kind, lesions: Object.fromEntries(Object.entries(lesions).map(([lesion, { lesionClass }]) => [lesion, lesionClass])), sumMm, errors });
    }
    case 'kinetics': return told({ id, kind, result: kineticsOf(one.before, one.baseline, one.first, one.monthDays) });
  }
};

/** One JSON text, a case or a saved read, to a line of output. */
export const lineOfJson = async (text: string): Promise<AssessedLine> => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return refused(null, [`not JSON: ${error instanceof Error ? error.message : String(error)}`]);
  }
  if (typeof json === 'object' && json !== null && 'format' in json && json.format === 'nadir-read') {
    // Loaded only for a read: it brings the DICOM parser with it, and cases need none.
    const { lineOfRead } = await import('./assess-read');
    return lineOfRead(text);
  }
  const reading = caseFrom(json);
  const told = (problems: readonly { readonly path: string; readonly detail: string }[]): readonly string[] => problems.map(({ path, detail }) => (path === '' ? detail : `${path}: ${detail}`));
  return reading.kind === 'refused' ? refused(reading.id, told(reading.problems)) : lineOfCase(reading.case, told(reading.remarks));
};
