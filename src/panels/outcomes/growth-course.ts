import { hyperprogressionBy, HYPERPROGRESSION, kineticsOf, NOTHING_CLINICAL, type ClinicalCourse, type Kinetics, type NewLesionFinding } from '../../irecist';
import { daysBetween } from '../../read';
import { readFollowUps, type Seen } from './seen';

/** "Within two months" of the definitions. */
const TWO_MONTHS_DAYS = 61;

const isDefinite = ({ kind }: NewLesionFinding): boolean => !['equivocal', 'absent', 'not-evaluable', 'not-answered'].includes(kind);

/** The kinetics of the read, and what they are made of; null where no follow-up has a complete sum above zero. */
export const kineticsIn = ({ read, assessment, charter, ...seen }: Seen): { readonly kinetics: Kinetics; readonly first: string } | null => {
  const baseline = assessment.timepoints[0]?.sumMm ?? null;
  const first = readFollowUps({ read, assessment, charter, ...seen })[0];
  const response = first && assessment.timepoints[first.index];
  if (!first || baseline === null || !response || response.sumMm === null || !response.sumComplete) return null;
  const start = read.timepoints[0]?.date ?? '';
  const before = read.prior && { day: daysBetween(start, read.prior.date), sumMm: read.prior.sumMm };
  return { kinetics: kineticsOf(before, { day: 0, sumMm: baseline }, { day: first.day, sumMm: response.sumMm }, undefined, charter), first: first.label };
};

/** What the read itself tells of the first two months; null stays where nobody said. The whole burden is not measured here. */
export const clinicalCourse = (seen: Seen): ClinicalCourse => {
  const { read, dates, findings, assessment } = seen;
  const start = dates.start ?? read.timepoints[0]?.date ?? '';
  const early = readFollowUps(seen).filter(({ date }) => daysBetween(start, date) <= TWO_MONTHS_DAYS);
  const performance = [...read.clinical.values()].flat().filter(({ kind, date }) => kind === 'performance' && date >= start && daysBetween(start, date) <= TWO_MONTHS_DAYS).map(({ value }) => Number.parseInt(value, 10)).filter(Number.isFinite);
  const involved = new Set<string>(read.lesions.filter(({ role }) => role !== 'new').map(({ site }) => site?.organ ?? ''));
  const fresh = new Map(early.flatMap(({ index }) => (findings.timepoints[index]?.newLesions ?? []).filter(({ finding }) => isDefinite(finding)).map(({ id, organ }) => [id, organ] as const)));
  const organs: readonly string[] = [...fresh.values()];
  const changes = early.flatMap(({ index }) => { const one = assessment.timepoints[index]; return one?.sumComplete && one.changeFromBaselinePercent !== null ? [one.changeFromBaselinePercent] : []; });
  const ended = [dates.stop, dates.death].filter((date) => date !== null).sort()[0] ?? null;
  return {
    ...NOTHING_CLINICAL,
    treatmentFailureDays: ended === null ? null : daysBetween(start, ended),
    ecogTwoWithinTwoMonths: performance.length === 0 ? null : performance.some((ecog) => ecog >= 2),
    newInInvolvedOrgan: early.length === 0 ? null : organs.filter((organ) => involved.has(organ)).length,
    newOrgan: early.length === 0 ? null : organs.some((organ) => !involved.has(organ)),
    sumChangePercent: changes.length === 0 ? null : Math.max(...changes),
  };
};

export interface HyperprogressionLine {
  readonly name: string;
  readonly meaning: string;
  readonly source: string;
  readonly verdict: boolean | null;
  /** What is wanting, where it cannot be computed. */
  readonly missing: readonly string[];
}

const named = (wanted: Readonly<Record<string, unknown>>): readonly string[] => Object.entries(wanted).filter(([, value]) => value === null).map(([name]) => name);

/** By sums alone, against the growth before treatment. */
const missingKinetics = (seen: Seen, kinetics: Kinetics | null, ratio: number | null): readonly string[] => {
  const wanting = [...(seen.read.prior ? [] : ['a scan before the baseline']), ...(kinetics ? [] : ['a complete sum at the first follow-up'])];
  return wanting.length > 0 || ratio !== null ? wanting : ['growth before treatment to compare with: the targets did not grow'];
};

const missingFor = (name: string, seen: Seen, kinetics: Kinetics | null, course: ClinicalCourse): readonly string[] => {
  switch (name) {
    case 'Champiat': return missingKinetics(seen, kinetics, kinetics?.tgrRatio ?? null);
    case 'Saâda-Bouzid': return missingKinetics(seen, kinetics, kinetics?.tgkRatio ?? null);
    case 'Ferrara':
    case 'Kas': return missingKinetics(seen, kinetics, kinetics?.deltaTgrPctPerMonth ?? null);
    case 'Kato': return named({ 'time to treatment failure': course.treatmentFailureDays, 'the whole tumour burden (only targets are measured)': course.burdenChangePercent, 'the pace of the whole burden before and after': course.paceRatio });
    case 'Lo Russo': return named({ 'time to treatment failure': course.treatmentFailureDays, 'ECOG within two months': course.ecogTwoWithinTwoMonths, 'a complete sum within two months': course.sumChangePercent, 'a scan read within two months': course.newOrgan });
    default: return named({ 'a complete sum within two months': course.sumChangePercent, 'a scan read within two months': course.newOrgan });
  }
};

/** Every published definition with its verdict on this read, and what it lacks where it has none. */
export const hyperprogressionLines = (seen: Seen): readonly HyperprogressionLine[] => {
  const kinetics = kineticsIn(seen)?.kinetics ?? null;
  const course = clinicalCourse(seen);
  const verdicts = hyperprogressionBy(kinetics, course);
  return HYPERPROGRESSION.map(({ name, meaning, source }) => {
    const verdict = verdicts[name] ?? null;
    return { name, meaning, source, verdict, missing: verdict === null ? missingFor(name, seen, kinetics, course) : [] };
  });
};
