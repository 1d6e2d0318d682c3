import type { Endpoints, TimepointResponse } from './assessment';
import { bestIrecist, bestRecist, type DatedLabel } from './best-response';
import type { Charter } from './charter';
import type { Course } from './course';

/** The labels that a field of the responses holds, with their days; the baseline has none. */
export const datedLabels = <Label>(timepoints: readonly TimepointResponse[], days: readonly number[], of: (response: TimepointResponse) => Label | null): readonly DatedLabel<Label>[] =>
  timepoints.flatMap((response, index) => {
    const label = of(response);
    return label === null ? [] : [{ label, day: days[index] ?? 0 }];
  });

/** E1–E5, R21, R22: best responses and dates of progression. An episode that was taken back dates none (E3). */
export const endpointsOf = (timepoints: readonly TimepointResponse[], days: readonly number[], course: Course, charter: Charter): Endpoints => ({
  bor: bestRecist(datedLabels(timepoints, days, ({ recist11 }) => recist11), charter, course.hasTargets),
  ibor: bestIrecist(datedLabels(timepoints, days, ({ irecist }) => irecist), charter, course.hasTargets),
  recist11ProgressionDate: course.recistProgression?.date ?? null,
  // E1, E2, E4: the first iUPD, or the first suspicion, of the episode that was confirmed or is still open.
  progressionDate: course.episode?.progressionDate ?? null,
});
