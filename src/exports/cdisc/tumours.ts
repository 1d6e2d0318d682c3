import type { Lesion, Timepoint } from '../../read';
import { lesionLink, measuredLink, mergedInto, partLink } from './lesion-links';
import { locationOf } from './locations';
import { evaluatorValues, seriesOf, visitValues, type Row, type SubmissionInput, type SubmittedRead } from './submission';
import { TEST_NAME, type IdentifiedAs, type TumourTest } from './terms';

/** What a lesion is identified as. A new lesion is a new target or a new non-target where the rules gave it that role (I6); RECIST 1.1 alone has no such roles. */
export const identifiedAs = ({ assessment }: SubmittedRead, lesion: Lesion): IdentifiedAs => {
  if (lesion.role !== 'new') return lesion.role === 'target' ? 'TARGET' : 'NON-TARGET';
  const role = assessment.timepoints.reduce<'NLT' | 'NLNT' | undefined>((found, { newLesionRoles }) => newLesionRoles[lesion.name] ?? found, undefined);
  return role === undefined ? 'NEW' : role === 'NLT' ? 'NEW TARGET' : 'NEW NON-TARGET';
};

const ORDER = ['target', 'non-target', 'new'] as const;
export const inOrder = (lesions: readonly Lesion[]): readonly Lesion[] => ORDER.flatMap((role) => lesions.filter((lesion) => lesion.role === role));

/** What is identified at a visit: lesions seen first there, parts of one that split there, masses that grew together there. */
const identifiedAt = (submitted: SubmittedRead, timepoint: Timepoint): readonly { readonly lesion: Lesion; readonly test: TumourTest; readonly link: string }[] => {
  const { read } = submitted;
  const earlier = read.timepoints.filter(({ index }) => index < timepoint.index);
  return inOrder(read.lesions).flatMap((lesion) => {
    const answer = lesion.at.get(timepoint.id)?.answer;
    const first = lesion.identifiedAt === timepoint.id ? [{ lesion, test: 'TUMIDENT' as const, link: lesionLink(submitted, lesion) }] : [];
    const countedBefore = Math.max(0, ...earlier.map(({ id }) => { const before = lesion.at.get(id)?.answer; return before?.kind === 'parts' ? before.parts.length : 0; }));
    const parts = answer?.kind === 'parts' ? answer.parts.flatMap((_, part) => (part >= countedBefore ? [{ lesion, test: 'TUSPLIT' as const, link: partLink(submitted, lesion, part) }] : [])) : [];
    const mass = measuredLink(submitted, lesion, timepoint);
    const isNewMass = mergedInto(read, lesion, timepoint).length > 0 && !earlier.some((one) => measuredLink(submitted, lesion, one) === mass);
    return [...first, ...parts, ...(isNewMass ? [{ lesion, test: 'TUMERGE' as const, link: mass }] : [])];
  });
};

/** Rows of TU without keys and sequence: one for each lesion where it was identified. */
export const tumourRows = (input: SubmissionInput, submitted: SubmittedRead): readonly Row[] =>
  submitted.read.timepoints.flatMap((timepoint) => identifiedAt(submitted, timepoint).map(({ lesion, test, link }) => {
    const as = identifiedAs(submitted, lesion);
    const { loc, lat } = locationOf(lesion.site);
    const place = lesion.at.get(timepoint.id)?.place?.place;
    const series = place?.seriesKey ?? timepoint.seriesKey;
    return {
      TUREFID: seriesOf(series), TULNKID: link, TUTESTCD: test, TUTEST: TEST_NAME[test], TUORRES: as, TUSTRESC: as, TULOC: loc, TULAT: lat, TUMETHOD: input.methodOf(series),
      ...evaluatorValues('TU', input, submitted), ...visitValues('TU', input, submitted, timepoint, true),
    };
  }));
