import type { Study } from '../study/study';
import type { Adjudication, AdjudicationAct } from './adjudication-log';

export type AdjudicationRefusal =
  | { readonly kind: 'not-opened' | 'opened-twice' | 'no-such-difference' | 'own-read-not-allowed' | 'own-read-missing' | 'reason-missing' | 'nothing-chosen' | 'signed' | 'not-signed' | 'withdrawn' }
  | { readonly kind: 'not-viewed'; /** Numbers of the differences that were not on screen yet. */ readonly left: readonly number[] };

/** R11: why an act may not be done in an adjudication, or null. Nothing is chosen before every difference was viewed; nothing changes after the signature. */
export const adjudicationRefusal = (state: Adjudication, act: AdjudicationAct, study: Study): AdjudicationRefusal | null => {
  if (act.kind === 'adjudicationOpened') return state.heads ? { kind: 'opened-twice' } : null;
  if (!state.heads) return { kind: 'not-opened' };
  if (state.withdrawn) return { kind: 'withdrawn' };
  if (act.kind === 'adjudicationWithdrawn') {
    if (!state.signed) return { kind: 'not-signed' };
    return act.reason.trim() === '' ? { kind: 'reason-missing' } : null;
  }
  if (act.kind === 'differenceViewed') return Number.isInteger(act.difference) && act.difference >= 1 && act.difference <= state.differences ? null : { kind: 'no-such-difference' };
  if (act.kind === 'signedIn') return null;
  if (state.signed) return { kind: 'signed' };
  if (!state.allViewed) return { kind: 'not-viewed', left: Array.from({ length: state.differences }, (_, index) => index + 1).filter((number) => !state.viewed.has(number)) };
  if (act.kind === 'adjudicationSigned') return state.chosen ? null : { kind: 'nothing-chosen' };
  if (act.reason.trim() === '') return { kind: 'reason-missing' };
  if (act.choice !== 'own') return null;
  if (study.adjudication.ownRead === 'nobody') return { kind: 'own-read-not-allowed' };
  return act.ownHead === null ? { kind: 'own-read-missing' } : null;
};
