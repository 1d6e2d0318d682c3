import type { Endpoints, IrecistResponse, Recist11Response, TimepointResponse } from './assessment';
import type { Charter } from './charter';
import type { Course } from './course';

/** E5: the order of best responses; NED stands beside stable (A17). S17 Table 3; ADM. */
const IBOR_ORDER: readonly IrecistResponse[] = ['iCR', 'iPR', 'iSD', 'Non-iCR/Non-iUPD', 'NED', 'iCPD', 'iUPD', 'NE'];
/** R22: the order of RECIST 1.1 best responses. E09 4.6. */
const BOR_ORDER: readonly Recist11Response[] = ['CR', 'PR', 'SD', 'Non-CR/Non-PD', 'NED', 'PD', 'NE'];

interface Dated<Label> { readonly label: Label; readonly day: number }

/** The best of a sequence up to and including the first label that ends it; stable disease before its minimum time counts as NE. */
const bestOf = <Label extends string>(sequence: readonly Dated<Label>[], order: readonly Label[], end: Label, stable: Label, none: Label, minSdDays: number): Label | null => {
  const last = sequence.findIndex(({ label }) => label === end);
  const counted = (last < 0 ? sequence : sequence.slice(0, last + 1)).map(({ label, day }) => (label === stable && day < minSdDays ? none : label));
  return order.find((label) => counted.includes(label)) ?? null;
};

/** E5, E6: the best iRECIST response up to confirmed progression; a later iCPD does not erase it, a later response does not count. */
export const bestIrecist = (sequence: readonly Dated<IrecistResponse>[], minSdDays: number): IrecistResponse | null => bestOf(sequence, IBOR_ORDER, 'iCPD', 'iSD', 'NE', minSdDays);

/** R22: the best RECIST 1.1 response up to progression. */
export const bestRecist = (sequence: readonly Dated<Recist11Response>[], minSdDays: number): Recist11Response | null => bestOf(sequence, BOR_ORDER, 'PD', 'SD', 'NE', minSdDays);

/** E1–E4: the date of the first iUPD of the episode that was confirmed, or that is still open; an episode that was taken back has none. */
const progressionDateOf = (course: Course): string | null => course.episode?.progressionDate ?? null;

export const endpointsOf = (timepoints: readonly TimepointResponse[], days: readonly number[], course: Course, charter: Charter): Endpoints => {
  const dated = <Label>(of: (response: TimepointResponse) => Label | null): readonly Dated<Label>[] =>
    timepoints.flatMap((response, index) => {
      const label = of(response);
      return label === null ? [] : [{ label, day: days[index] ?? 0 }];
    });
  return {
    bor: bestRecist(dated((response) => response.recist11), charter.minSdDays),
    ibor: bestIrecist(dated((response) => response.irecist), charter.minSdDays),
    recist11ProgressionDate: course.recistProgression?.date ?? null, progressionDate: progressionDateOf(course),
  };
};
