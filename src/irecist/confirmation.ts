import type { Category, Reason, RuleTest } from './assessment';
import type { Episode } from './course';
import { inMm } from './lengths';
import { isFurtherGrowth } from './new-lesions';
import { test } from './rule';
import type { Scene } from './scene';
import { are, change, list, mm } from './words';

/** One way in which a pending progression is confirmed. */
interface Confirmation {
  readonly category: Category;
  readonly rule: string;
  readonly applies: (scene: Scene, episode: Episode) => boolean;
  readonly sentence: (scene: Scene, episode: Episode) => string;
  readonly lesions: (scene: Scene) => readonly string[];
  readonly tests?: (scene: Scene, episode: Episode) => readonly RuleTest[];
}

const fresh = (scene: Scene): readonly string[] => scene.lesions.fresh.map((lesion) => lesion.id);
const targets = (scene: Scene): readonly string[] => scene.targets.map((target) => target.id);
const summed = (scene: Scene): readonly string[] => [...scene.lesions.roles].filter(([, role]) => role === 'NLT').map(([id]) => id);

const riseSentence = (what: string, sum: number, reference: number, episode: Episode, scene: Scene): string =>
  `${what} ${mm(sum, scene.ruler)} is ${change(sum - reference, scene.ruler)} from ${mm(reference, scene.ruler)}, ${scene.charter.confirmReference === 'episode-min' ? `the lowest since the iUPD at ${episode.timepoint}` : 'its reference in this episode'} (needs 5): confirms.`;

const riseTest = (quantity: string, sum: number, reference: number, scene: Scene): readonly RuleTest[] =>
  [test(quantity, inMm(sum - reference, scene.ruler), 'mm', scene.charter.furtherGrowth === 'at-least-5-mm' ? '>=' : '>', 5, isFurtherGrowth(sum, reference, scene))];

const CONFIRMATIONS: readonly Confirmation[] = [
  {
    // I8: targets with iUPD in this episode that still progress confirm by a further 5 mm; 20% is not needed. S17 Table 2 rows 7, 8.
    category: 'target', rule: 'I8',
    applies: (scene, episode) => scene.target.response === 'PD' && episode.categories.includes('target')
      && episode.reference !== null && isFurtherGrowth(scene.sum, episode.reference, scene),
    sentence: (scene, episode) => riseSentence('Sum', scene.sum, episode.reference ?? 0, episode, scene), lesions: targets,
    tests: (scene, episode) => riseTest('sum − lowest of the episode', scene.sum, episode.reference ?? 0, scene),
  },
  {
    // I9: targets without iUPD in this episode confirm by target progression. RWG.
    category: 'target', rule: 'I9',
    applies: (scene, episode) => scene.target.response === 'PD' && !episode.categories.includes('target'),
    sentence: (_scene, episode) => `The targets progress too, after the iUPD at ${episode.timepoint} that they had no part in: confirms.`,
    lesions: targets, tests: (scene) => scene.target.reason.tests,
  },
  {
    // I10: non-targets with iUPD at their last evaluable visit confirm by any further increase. FAQ; S17 Table 2 rows 6, 8.
    category: 'nonTarget', rule: 'I10', applies: (scene, episode) => episode.nonTargetLive && scene.further.length > 0,
    sentence: (scene) => `${list(scene.further)} ${are(scene.further)} larger again, and any further increase of non-targets with iUPD is enough: confirms.`,
    lesions: (scene) => scene.further,
  },
  {
    // I11: non-targets without iUPD confirm by unequivocal progression. RWG.
    category: 'nonTarget', rule: 'I11', applies: (scene, episode) => !episode.nonTargetLive && scene.nonTargetProgresses,
    sentence: (_scene, episode) => `The non-targets progress unequivocally, after the iUPD at ${episode.timepoint} that they had no part in: confirms.`,
    lesions: (scene) => scene.nonTarget.reason.lesions,
  },
  {
    // I14: a further new lesion, or a first one, confirms. S17 Table 2 rows 5, 9, 10; RWG.
    category: 'newLesion', rule: 'I14',
    applies: (scene, episode) => scene.lesions.fresh.length > 0
      && (episode.categories.includes('newLesion') || scene.charter.firstNewLesionConfirms === 'always'
        || (scene.charter.firstNewLesionConfirms === 'unless-targets-recover' && scene.target.response === 'PD')),
    sentence: (scene, episode) => `${list(fresh(scene))} ${are(fresh(scene))} new since the iUPD at ${episode.timepoint}: confirms.`, lesions: fresh,
  },
  {
    // I12: new lesions with iUPD confirm when the sum of the new-lesion-targets is a further 5 mm larger. S17 Table 2 row 5; FAQ.
    category: 'newLesion', rule: 'I12',
    applies: (scene, episode) => episode.categories.includes('newLesion')
      && episode.newLesionReference !== null && isFurtherGrowth(scene.lesions.oldSum, episode.newLesionReference, scene),
    sentence: (scene, episode) => riseSentence('New-lesion sum', scene.lesions.oldSum, episode.newLesionReference ?? 0, episode, scene), lesions: summed,
    tests: (scene, episode) => riseTest('new-lesion sum − lowest of the episode', scene.lesions.oldSum, episode.newLesionReference ?? 0, scene),
  },
  {
    // I13: or by any increase of a new-lesion-non-target. S17 Table 2 row 5; FAQ.
    category: 'newLesion', rule: 'I13',
    applies: (scene, episode) => episode.categories.includes('newLesion') && scene.lesions.further.length > 0,
    sentence: (scene) => `${list(scene.lesions.further)} ${are(scene.lesions.further)} larger, and any increase of an unmeasured new lesion is enough: confirms.`,
    lesions: (scene) => scene.lesions.further,
  },
  {
    // I7: earlier new lesions that had no part in the iUPD confirm only by a progression of their own. FAQ.
    category: 'newLesion', rule: 'I7',
    applies: (scene, episode) => !episode.categories.includes('newLesion') && scene.lesions.high,
    sentence: (_scene, episode) => `Earlier new lesions progress, after the iUPD at ${episode.timepoint} that they had no part in: confirms.`,
    lesions: (scene) => scene.lesions.persisting,
  },
];

/** I8–I14: the categories that confirm the pending progression, and why. Any one is enough. */
export const confirmationsAt = (scene: Scene, episode: Episode): { readonly categories: readonly Category[]; readonly reasons: readonly Reason[] } => {
  const found = CONFIRMATIONS.filter((one) => one.applies(scene, episode));
  return {
    categories: [...new Set(found.map((one) => one.category))],
    reasons: found.map((one) => ({
      rule: one.rule, sentence: one.sentence(scene, episode), lesions: one.lesions(scene), timepoints: [episode.timepoint, scene.at.id],
      tests: one.tests?.(scene, episode) ?? [], result: 'iCPD',
    })),
  };
};
