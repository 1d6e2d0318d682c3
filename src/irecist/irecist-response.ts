import type { Category, IrecistResponse, Reason } from './assessment';
import { confirmationsAt } from './confirmation';
import { earlyExceptionReason, earlyReason, isEarly, isEarlyException, isLate, lateReason } from './confirmation-window';
import type { Episode } from './course';
import { episodeFrom, firstProgressionReasons } from './first-progression';
import { baseLabel, isBlockedFromICR, overallResponse } from './overall-response';
import { standingOf } from './reset';
import type { Scene } from './scene';
import { list } from './words';

/** The iRECIST label of a visit and what it does to the pending progression. */
export interface Verdict {
  readonly label: IrecistResponse;
  readonly kind: 'first' | 'base' | 'confirmed' | 'after-confirmed' | 'early' | 'stays' | 'not-evaluable' | 'taken-back';
  readonly confirmedBy: readonly Category[];
  readonly flags: readonly string[];
  readonly reasons: readonly Reason[];
  /** The episode after this visit, before its references move on; null when there is none. */
  readonly episode: Episode | null;
}

const baseReason = (scene: Scene, label: IrecistResponse): Reason => {
  const target = scene.target.response;
  const nonTarget = scene.nonTarget.response;
  const at = { timepoints: [scene.at.id], tests: [], result: label };
  if (isBlockedFromICR(overallResponse(target, nonTarget), scene.lesions, scene.charter)) {
    return { rule: 'I26', sentence: `${list(scene.lesions.persisting)} ${scene.lesions.persisting.length === 1 ? 'persists' : 'persist'}, so it is ${label} and not iCR.`, lesions: scene.lesions.persisting, ...at };
  }
  if (nonTarget === 'PD') {
    return { rule: 'I24', sentence: `The old non-target progression is not larger, so it counts no longer; ${target === 'NA' ? 'no target speaks against' : `target ${target} makes`} ${label}.`, lesions: scene.nonTarget.reason.lesions, ...at };
  }
  const parts = [target === 'NA' ? null : `target ${target}`, nonTarget === 'NA' ? null : `non-target ${nonTarget}`].filter((part) => part !== null);
  return { rule: 'I2', sentence: parts.length === 0 ? `No lesion at baseline and no new lesion: ${label}.` : `${list(parts)} with no progression make${parts.length === 1 ? 's' : ''} ${label}.`.replace(/^t|^n/, (first) => first.toUpperCase()), lesions: [], ...at };
};

const afterConfirmed = (scene: Scene, since: string): Verdict => {
  const { episode } = scene.course;
  const flags = scene.target.response === 'PR' || scene.target.response === 'CR' ? ['atypical-shrinkage-after-icpd'] : [];
  const sentence = `Progression was confirmed at ${since}; nothing after it changes the label.`;
  const sticky: Verdict = {
    label: 'iCPD', kind: 'after-confirmed', confirmedBy: [], flags, episode,
    reasons: [{ rule: 'I25', sentence: flags.length > 0 ? `${sentence} Atypical: the targets shrank afterwards (target ${scene.target.response}).` : sentence, lesions: [], timepoints: [since, scene.at.id], tests: [], result: 'iCPD' }],
  };
  if (scene.charter.afterConfirmed === 'sticky' || scene.progressing.length > 0) return sticky;
  const label = baseLabel(scene.target.response, scene.nonTarget.response, scene.lesions, scene.charter);
  return { ...sticky, label, reasons: [baseReason(scene, label)] };
};

const withoutPending = (scene: Scene): Verdict => {
  if (scene.progressing.length > 0) {
    return { label: 'iUPD', kind: 'first', confirmedBy: [], flags: [], reasons: firstProgressionReasons(scene), episode: episodeFrom(scene) };
  }
  const label = baseLabel(scene.target.response, scene.nonTarget.response, scene.lesions, scene.charter);
  return { label, kind: 'base', confirmedBy: [], flags: [], reasons: [baseReason(scene, label)], episode: null };
};

const early = (scene: Scene, episode: Episode): Verdict => (isEarlyException(scene)
  ? { label: 'iCPD', kind: 'confirmed', confirmedBy: ['newLesion'], flags: ['early-symptom-new-lesion'], reasons: [earlyExceptionReason(scene, episode)], episode }
  : { label: 'iUPD', kind: 'early', confirmedBy: [], flags: ['early-scan-disregarded'], reasons: [earlyReason(scene, episode)], episode });

const refused = (scene: Scene, episode: Episode, categories: readonly Category[], flags: readonly string[], late: readonly Reason[]): Verdict => ({
  label: 'iUPD', kind: 'stays', confirmedBy: [], flags,
  reasons: [...late, { rule: 'I18', sentence: `What would have confirmed the iUPD of ${episode.timepoint} came too late, so it stays iUPD.`, lesions: [], timepoints: [episode.timepoint, scene.at.id], tests: [], result: 'iUPD' }],
  episode: { ...episode, categories: [...new Set([...episode.categories, ...categories])] },
});

const pending = (scene: Scene, episode: Episode): Verdict => {
  if (isEarly(scene, episode)) return early(scene, episode);
  // I15: confirmation is tested before response.
  const { categories, reasons } = confirmationsAt(scene, episode);
  const isTooLate = isLate(scene, episode);
  const isRefused = isTooLate && scene.charter.lateConfirmation === 'disallow';
  const flags = [...(isTooLate ? ['late-assessment'] : []), ...(isRefused ? ['late-confirmation-disallowed'] : [])];
  const late = isTooLate ? [lateReason(scene, episode, isRefused)] : [];
  if (categories.length > 0) {
    if (isRefused) return refused(scene, episode, categories, flags, late);
    return { label: 'iCPD', kind: 'confirmed', confirmedBy: categories, flags, reasons: [...reasons, ...late], episode };
  }
  const standing = standingOf(scene, episode);
  if (standing.kind === 'stays') {
    const joining = scene.lesions.fresh.length > 0 ? [...new Set([...episode.categories, 'newLesion' as const])] : episode.categories;
    return { label: 'iUPD', kind: 'stays', confirmedBy: [], flags, reasons: [standing.reason, ...late], episode: { ...episode, categories: joining } };
  }
  if (standing.kind === 'not-evaluable') return { label: 'NE', kind: 'not-evaluable', confirmedBy: [], flags, reasons: [standing.reason, ...late], episode };
  // I20: not confirmed and now a response or stable: the episode is closed and later progression must be confirmed anew. RWG.
  const label = baseLabel(scene.target.response, scene.nonTarget.response, scene.lesions, scene.charter);
  const base = baseReason(scene, label);
  return {
    label, kind: 'taken-back', confirmedBy: [], flags, episode: null,
    reasons: [{ rule: 'I20', sentence: `The iUPD of ${episode.timepoint} was not confirmed. ${base.sentence} Any later progression needs a confirmation of its own.`, lesions: base.lesions, timepoints: [episode.timepoint, scene.at.id], tests: [], result: label }, ...(base.rule === 'I2' ? [] : [base]), ...late],
  };
};

/** The iRECIST label of a visit: after confirmation, with a pending progression, or without one. S17; FAQ; RWG. */
export const irecistResponse = (scene: Scene): Verdict => {
  if (scene.course.confirmed) return afterConfirmed(scene, scene.course.confirmed.timepoint);
  return scene.course.episode ? pending(scene, scene.course.episode) : withoutPending(scene);
};
