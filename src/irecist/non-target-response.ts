import type { NonTargetResponse } from './assessment';
import type { NonTargetEntry } from './findings';
import { decide, type CategoryRule, type Ruling } from './rule';
import { isUnequivocal, type Visit } from './visit';
import { are, list } from './words';

const named = (visit: Visit, is: (lesion: NonTargetEntry) => boolean): readonly string[] => visit.at.nonTargets.filter(is).map((lesion) => lesion.id);
const isMissing = (lesion: NonTargetEntry): boolean => lesion.status === 'not-evaluable' || lesion.status === 'not-answered';
const isVisible = (lesion: NonTargetEntry): boolean => !isMissing(lesion) && lesion.status !== 'absent';
const here = (visit: Visit): readonly string[] => [visit.at.id];
const unequivocal = (visit: Visit): readonly string[] => named(visit, (lesion) => isUnequivocal(lesion.status));
const visible = (visit: Visit): readonly string[] => named(visit, isVisible);
const missing = (visit: Visit): readonly string[] => named(visit, isMissing);

/** The rules of the non-target category, the first that applies decides. */
export const NON_TARGET_RULES: readonly CategoryRule<Visit, NonTargetResponse>[] = [
  {
    // R13: without a non-target at baseline there is no non-target response. E09 Table 1.
    rule: 'R13', response: 'NA', applies: (visit) => !visit.course.hasNonTargets,
    sentence: () => 'There is no non-target lesion at baseline, so there is no non-target response.',
    timepoints: (visit) => [visit.course.baselineTimepoint],
  },
  {
    // R14: unequivocal progression is an overall substantial worsening, the reader's judgement. E09 4.3.4.
    rule: 'R14', response: 'PD', applies: (visit) => unequivocal(visit).length > 0,
    sentence: (visit) => `${list(unequivocal(visit))} ${are(unequivocal(visit))} judged unequivocally worse. Non-target PD.`,
    lesions: unequivocal, timepoints: here,
  },
  {
    // R11: after an overall complete response a non-target that is visible again is progression. E09 App. II.
    rule: 'R11', response: 'PD', applies: (visit) => visit.afterCompleteResponse && visible(visit).length > 0,
    sentence: (visit) => `${list(visible(visit))} ${are(visible(visit))} visible after a complete response. Non-target PD.`,
    lesions: visible, timepoints: here,
  },
  {
    // R13: without progression, a non-target that was not assessed leaves the category not evaluable. E09 Table 1.
    rule: 'R13', response: 'NE',
    applies: (visit) => missing(visit).length > 0 && !(visit.charter.nonTargetPartlyNE === 'Non-CR/Non-PD' && visible(visit).length > 0),
    sentence: (visit) => {
      const unanswered = named(visit, (lesion) => lesion.status === 'not-answered');
      return `${list(missing(visit))} ${unanswered.length === missing(visit).length ? `${are(unanswered)} not answered` : 'could not be assessed'}. Non-targets NE.`;
    },
    lesions: missing, timepoints: here,
  },
  {
    // R13: complete response of the non-targets is all of them gone, nodes below 10 mm, markers normal. E09 4.3.3.
    rule: 'R13', response: 'CR', applies: (visit) => visible(visit).length === 0,
    sentence: () => 'All non-targets are gone. Non-target CR.',
    lesions: (visit) => visit.at.nonTargets.map((lesion) => lesion.id), timepoints: here,
  },
  {
    // R15: a non-target that persists, or grows modestly, is neither complete response nor progression. E09 4.3.3, 4.3.4.
    rule: 'R15', response: 'Non-CR/Non-PD', applies: () => true,
    sentence: (visit) => {
      const larger = named(visit, (lesion) => lesion.status === 'increased');
      return larger.length > 0
        ? `${list(larger)} ${are(larger)} larger, but not unequivocally so. Non-targets Non-CR/Non-PD.`
        : `${list(visible(visit))} ${visible(visit).length === 1 ? 'persists' : 'persist'} without unequivocal worsening. Non-targets Non-CR/Non-PD.`;
    },
    lesions: visible, timepoints: here,
  },
];

export const nonTargetResponse = (visit: Visit): Ruling<NonTargetResponse> => decide(NON_TARGET_RULES, visit, (response) => `non-target ${response}`);

const isNewlyWorse = (lesion: NonTargetEntry, visit: Visit): boolean =>
  lesion.status === 'unequivocal-increased' || (lesion.status === 'unequivocal' && !isUnequivocal(visit.course.nonTargetsBefore.get(lesion.id)));

/** I24: non-targets that are unequivocal and were not before, or are unequivocal and larger again. */
export const newlyWorseNonTargets = (visit: Visit): readonly string[] => named(visit, (lesion) => isNewlyWorse(lesion, visit));

/** I10: non-targets with any further increase; it need not be unequivocal. */
export const furtherNonTargets = (visit: Visit): readonly string[] => named(visit, (lesion) => lesion.status === 'increased' || isNewlyWorse(lesion, visit));
