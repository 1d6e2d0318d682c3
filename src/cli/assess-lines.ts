import { assess, assessBaseline, caseFrom, combinations, kineticsOf, sequenceEndpoints, type Assessment, type Case, type Charter, type FindingsProblem, type Override, type SubjectFindings } from '../irecist';

/** One input assessed, or all that is wrong with it. */
export type AssessedLine = { readonly kind: 'assessed'; readonly line: object } | { readonly kind: 'refused'; readonly id: string | null; readonly problems: readonly string[] };

export const refused = (id: string | null, problems: readonly string[]): AssessedLine => ({ kind: 'refused', id, problems });

const summaryOf = (id: string, kind: string, { timepoints, ibor, bor, progressionDate, recist11ProgressionDate }: Assessment): object => ({
  id, kind,
  timepoints: timepoints.map(({ target, nonTarget, newLesion, recist11, irecist, confirmedBy, flags, sumMm, nadirMm, because }) => ({ target, nonTarget, newLesion, recist11, irecist, confirmedBy, flags, sumMm, nadirMm, because })),
  ibor, bor, progressionDate, recist11ProgressionDate,
});

/** A path inside findings, as the case file spells it. */
const inCase = (path: string): string => path.replace('.finding.mm[', '.parts[').replace('.finding.mm', '.mm').replace('.finding', '.mm');

const wordsOf = (problems: readonly FindingsProblem[], path: (inFindings: string) => string): readonly string[] => problems.map((problem) => `${path(problem.path)}: ${problem.detail}`);

/** Findings to a line of output. */
export const lineOfFindings = (id: string, kind: string, findings: SubjectFindings, charter?: Charter, overrides: readonly Override[] = []): AssessedLine => {
  const outcome = assess(findings, charter, overrides);
  return outcome.kind === 'refused' ? refused(id, wordsOf(outcome.problems, kind === 'lesion' ? inCase : (path) => path)) : { kind: 'assessed', line: summaryOf(id, kind, outcome.assessment) };
};

const lineOfCase = (one: Case): AssessedLine => {
  const { id, kind } = one;
  switch (one.kind) {
    case 'lesion': return lineOfFindings(id, kind, one.findings, one.charter);
    case 'label-sequence': return { kind: 'assessed', line: { id, kind, results: [...combinations(one.labelOptions)].map((labels) => ({ labels, ...sequenceEndpoints(labels) })) } };
    case 'baseline': {
      const { lesions, sumMm, errors } = assessBaseline(one.lesions, one.targets, one.sliceThicknessMm, one.charter);
      return { kind: 'assessed', line: { id, kind, lesions: Object.fromEntries(Object.entries(lesions).map(([lesion, { lesionClass }]) => [lesion, lesionClass])), sumMm, errors } };
    }
    case 'kinetics': return { kind: 'assessed', line: { id, kind, result: kineticsOf(one.before, one.baseline, one.first, one.monthDays) } };
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
  return reading.kind === 'refused' ? refused(reading.id, reading.problems.map(({ path, detail }) => (path === '' ? detail : `${path}: ${detail}`))) : lineOfCase(reading.case);
};
