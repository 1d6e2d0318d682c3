import type { Lesson } from '../lesson';
import { crResidualNodes } from './cr-residual-nodes';
import { dissociated } from './dissociated';
import { flareClassic } from './flare-classic';
import { flareThenLatePd } from './flare-then-late-pd';
import { hyperprogression } from './hyperprogression';
import { newLesionsVanish } from './new-lesions-vanish';
import { nodalAdditive } from './nodal-additive';
import { sarcoidLike } from './sarcoid-like';
import { trueProgression } from './true-progression';

/** What each case says in words, by the id of its script. */
export const LESSONS: Readonly<Record<string, Lesson>> = {
  'flare-classic': flareClassic, 'true-progression': trueProgression, 'new-lesions-vanish': newLesionsVanish, 'flare-then-late-pd': flareThenLatePd,
  hyperprogression, dissociated, 'nodal-additive': nodalAdditive, 'cr-residual-nodes': crResidualNodes, 'sarcoid-like': sarcoidLike,
};
