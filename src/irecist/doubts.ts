import type { FindingsProblem } from './assessment';
import { minimumTargetMm, organOf } from './baseline';
import type { SubjectFindings, TargetEntry, TimepointFindings } from './findings';

/** B8, B9: a third target of one organ, paired organs and all lymph nodes being one. E09 4.2; FAQ. */
const crowded = (targets: readonly TargetEntry[]): readonly FindingsProblem[] => {
  const counts = new Map<string, number>();
  return targets.flatMap(({ id, organ, lesionKind }, index): readonly FindingsProblem[] => {
    const one = organOf(organ, lesionKind);
    const count = (counts.get(one) ?? 0) + 1;
    counts.set(one, count);
    return count > 2 ? [{ kind: 'too-many-in-organ', path: `timepoints[0].targets[${index}]`, detail: `${id} is target ${count} in ${one}; at most 2 (B8, B9).` }] : [];
  });
};

/** B1, B3: a target that is smaller than any slice thickness lets be measurable. E09 3.1.1. */
const tooSmall = (targets: readonly TargetEntry[]): readonly FindingsProblem[] => targets.flatMap(({ id, lesionKind, finding }, index): readonly FindingsProblem[] => {
  const least = minimumTargetMm(lesionKind, null);
  const rule = lesionKind === 'node' ? 'B3' : 'B1';
  const size = finding.kind === 'measured' ? finding.mm : finding.kind === 'parts' ? finding.mm.reduce((sum, mm) => sum + mm, 0) : finding.kind === 'too-small' ? 0 : least;
  return size < least ? [{ kind: 'target-not-measurable', path: `timepoints[0].targets[${index}].finding`, detail: `${id} is a target of less than ${least} mm at baseline (${rule}).` }] : [];
});

/** B9: a lesion does not wander; the organ it was given first is the one that counts. */
const wandering = (timepoints: readonly TimepointFindings[]): readonly FindingsProblem[] => {
  const first = new Map<string, string>();
  return timepoints.flatMap((timepoint, index) => (['targets', 'newLesions'] as const).flatMap((category) => timepoint[category].flatMap(({ id, organ, lesionKind }, place): readonly FindingsProblem[] => {
    const here = organOf(organ, lesionKind);
    const before = first.get(id);
    if (before === undefined) first.set(id, here);
    return before === undefined || before === here ? [] : [{ kind: 'organ-changed', path: `timepoints[${index}].${category}[${place}].organ`, detail: `${id} is in ${organ} here, but was in ${before}.` }];
  })));
};

/** What speaks against findings that are assessed all the same: a selection over the limits of chapter 1, which a reader may have had reasons for. */
export const findingsDoubts = ({ timepoints }: SubjectFindings): readonly FindingsProblem[] => {
  const targets = timepoints[0]?.targets ?? [];
  return [...crowded(targets), ...tooSmall(targets), ...wandering(timepoints)];
};
