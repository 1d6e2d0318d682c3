import { createStore } from 'zustand/vanilla';
import type { Lesion, LesionId, Read, TimepointId } from '../read';
import { advance } from './lesion-steps';
import { act, mayAct } from './room-acts';
import { setSession } from './state';

type Unequivocal = 'unequivocal' | 'unequivocal-increased';

/** The non-target that is about to be called unequivocal. */
export const guarding = createStore<{ readonly now: { readonly lesion: LesionId; readonly timepoint: TimepointId; readonly answer: Unequivocal } | null }>(() => ({ now: null }));

/** Sites of the read that may have grown, the lesion's own first, each once. */
export const growthSites = (read: Read, lesion: Lesion): readonly string[] => {
  const sites = read.lesions.filter((one) => one.role === 'non-target' && one.id !== lesion.id).concat(read.lesions.filter((one) => one.role !== 'non-target'));
  return [...new Set([lesion, ...sites].flatMap((one) => (one.site ? [one.site.label] : [])))].slice(0, 9);
};

/** Unequivocal progression of non-targets is judged on the whole (R14): what it means is shown, and where it has grown is asked, before it is recorded. */
export const askUnequivocal = (lesion: LesionId, timepoint: TimepointId, answer: Unequivocal): void => {
  if (!mayAct()) return;
  guarding.setState({ now: { lesion, timepoint, answer } });
  setSession({ sheet: 'unequivocal', selected: lesion, asking: null });
  act({ kind: 'aidShown', v: 1, aid: 'unequivocal-guard', timepoint, lesion, detail: 'R14: overall burden, about 73 % in volume; R15: a modest increase is not progression' });
};

/** Without a site it was not unequivocal: the answer is then "increased". */
export const recordUnequivocal = (sites: readonly string[]): void => {
  const { now } = guarding.getState();
  if (!now) return;
  const { lesion, timepoint } = now;
  closeGuard();
  act(sites.length > 0
    ? { kind: 'nonTargetAssessed', v: 1, lesion, timepoint, answer: now.answer, sites }
    : { kind: 'nonTargetAssessed', v: 1, lesion, timepoint, answer: 'increased' });
  advance(lesion);
};

export const closeGuard = (): void => {
  guarding.setState({ now: null });
  setSession({ sheet: null });
};
