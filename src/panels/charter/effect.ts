import { assess, type Assessment, type Charter, type IrecistResponse, type Recist11Response, type TimepointResponse } from '../../irecist';
import { fullDate } from '../dates';
import { findingsOf, overridesOf, readingOf, readOptions, type Read, type ReadOptions } from '../../read';

export interface LabelPair {
  readonly recist11: Recist11Response | null;
  readonly irecist: IrecistResponse | null;
  /** An iUPD that was open before this scan. */
  readonly again: boolean;
}

export interface TimepointEffect {
  readonly label: string;
  readonly date: string;
  readonly before: LabelPair;
  readonly after: LabelPair;
  readonly changes: boolean;
}

export interface CharterEffect {
  readonly timepoints: readonly TimepointEffect[];
  /** Best responses and dates of progression, each with what it is under the two charters. */
  readonly endpoints: readonly { readonly name: string; readonly before: string; readonly after: string; readonly changes: boolean }[];
}

const pair = ({ recist11, irecist, confirmation }: TimepointResponse, date: string): LabelPair => ({ recist11, irecist, again: irecist === 'iUPD' && confirmation !== null && confirmation.since < date });
const said = (value: string | null): string => (value === null ? 'none' : /^\d{4}-/.test(value) ? fullDate(value) : value);

const endpointsOf = (one: Assessment, other: Assessment): CharterEffect['endpoints'] => {
  const line = (name: string, before: string | null, after: string | null): CharterEffect['endpoints'][number] => ({ name, before: said(before), after: said(after), changes: before !== after });
  return [
    line('Best response, RECIST 1.1', one.bor, other.bor), line('Best response, iRECIST', one.ibor, other.ibor),
    line('Progression, RECIST 1.1', one.recist11ProgressionDate, other.recist11ProgressionDate), line('Progression, iRECIST', one.progressionDate, other.progressionDate),
  ];
};

/** What another charter would make of a read: every follow-up with its labels under both. Null where the read cannot be assessed under one of them. */
export const charterEffect = (read: Read, from: Charter, to: Charter, options: ReadOptions = readOptions(read)): CharterEffect | null => {
  const [one, other] = [assess(findingsOf(read), from, overridesOf(read)), assess(findingsOf({ ...read, charter: JSON.stringify({ reading: readingOf(options) }) }), to, overridesOf(read))];
  if (one.kind !== 'assessed' || other.kind !== 'assessed') return null;
  const timepoints = one.assessment.timepoints.slice(1).flatMap((response, place): readonly TimepointEffect[] => {
    const after = other.assessment.timepoints[place + 1];
    const planned = read.timepoints[place + 1];
    if (!after || !planned) return [];
    const [then, now] = [pair(response, planned.date), pair(after, planned.date)];
    return [{ label: planned.label, date: planned.date, before: then, after: now, changes: then.recist11 !== now.recist11 || then.irecist !== now.irecist }];
  });
  return { timepoints, endpoints: endpointsOf(one.assessment, other.assessment) };
};
