import type { NewLesionState, Reason } from './assessment';
import type { Scene } from './scene';
import { are, list, mm } from './words';

const STATE_RULE: Readonly<Partial<Record<NewLesionState, string>>> = { stable: 'I6', increased: 'I6', resolved: 'I6', NE: 'I23' };

const stateSentence = (scene: Scene, state: NewLesionState): string => {
  const { persisting, missing, further, reappeared, roles, complete, oldSum, worse } = scene.lesions;
  const known = [...roles.keys()];
  if (state === 'NE') return `${list(missing)} could not be seen.`;
  if (state === 'resolved') return `${list(known)} ${are(known)} gone.`;
  const sum = complete && [...roles.values()].includes('NLT') ? `, new-lesion sum ${mm(oldSum, scene.ruler)}` : '';
  if (state === 'stable') return `${list(persisting)} ${persisting.length === 1 ? 'persists' : 'persist'} without counted growth${sum}.`;
  const grown = [...new Set([...reappeared, ...worse, ...further])];
  if (reappeared.length > 0) return `${list(reappeared)} ${are(reappeared)} visible again after a complete response${sum}.`;
  return grown.length > 0 ? `${list(grown)} ${are(grown)} larger${sum}.` : `The new lesions have grown${sum}.`;
};

/** What is said of the new lesions of a visit: each that appears, each suspicion, and what became of the known ones. */
export const newLesionReasons = (scene: Scene, state: NewLesionState): readonly Reason[] => {
  const { lesions, course } = scene;
  const at = { timepoints: [scene.at.id], tests: [] };
  const fresh = lesions.fresh.flatMap((lesion): readonly Reason[] => {
    const since = course.suspicions.get(lesion.id);
    const before = course.timepoints.length > 1 ? list(course.timepoints, 'or') : (course.timepoints[0] ?? '');
    const isOverflow = lesion.measurable && lesions.roles.get(lesion.id) === 'NLNT';
    return [
      // R16: a new lesion is progression at any size; a node from 10 mm short axis. E09 App. III.
      { rule: 'R16', sentence: `${lesion.id} (${lesion.organ}), ${since === undefined ? `not there at ${before}` : 'now definite'}: new lesion.`, lesions: [lesion.id], result: 'new lesion', ...at },
      ...(since === undefined ? [] : [{ rule: 'R17', sentence: `${lesion.id} was first suspected on ${since}: the progression dates from then.`, lesions: [lesion.id], result: `progression date ${since}`, ...at }]),
      ...(isOverflow ? [{ rule: 'I6', sentence: `${lesion.id} is followed by status: its organ has two measured new lesions, or there are five.`, lesions: [lesion.id], result: 'new-lesion-non-target', ...at }] : []),
    ];
  });
  const equivocal = lesions.equivocal.map((lesion): Reason => ({
    rule: 'R17', sentence: `${lesion.id} (${lesion.organ}) is equivocal: no progression now.`, lesions: [lesion.id], result: 'equivocal', ...at,
  }));
  const rule = STATE_RULE[state];
  const known = rule === undefined ? [] : [{ rule, sentence: stateSentence(scene, state), lesions: [...course.known.keys()], result: `new lesions ${state}`, ...at }];
  return [...fresh, ...equivocal, ...known];
};
