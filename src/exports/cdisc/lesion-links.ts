import type { Lesion, Read, Timepoint } from '../../read';
import type { SubmittedRead } from './submission';

const STEM = { target: 'T', 'non-target': 'NT', new: 'NEW' } as const;

const numbered = ({ name, role }: Lesion): string => `${STEM[role]}${name.replace(/\D/g, '').padStart(2, '0')}`;

/** The lesion's link id over all visits: R1-T01, R1-NT01, R1-NEW01. */
export const lesionLink = ({ prefix }: SubmittedRead, lesion: Lesion): string => `${prefix}-${numbered(lesion)}`;

/** Parts of a lesion that has split: R1-T04.1, R1-T04.2. */
export const partLink = (submitted: SubmittedRead, lesion: Lesion, part: number): string => `${lesionLink(submitted, lesion)}.${part + 1}`;

/** The lesions that have merged into one at a timepoint, in order. */
export const mergedInto = (read: Read, lesion: Lesion, timepoint: Timepoint): readonly Lesion[] =>
  read.lesions.filter((one) => {
    const answer = one.at.get(timepoint.id)?.answer;
    return answer?.kind === 'merged' && answer.into === lesion.id;
  });

/** What is measured at a timepoint: the lesion itself, or the mass that others merged into: R1-T02/T03. */
export const measuredLink = (submitted: SubmittedRead, lesion: Lesion, timepoint: Timepoint): string => {
  const others = mergedInto(submitted.read, lesion, timepoint);
  return others.length === 0 ? lesionLink(submitted, lesion) : `${submitted.prefix}-${[lesion, ...others].map(numbered).sort().join('/')}`;
};
