import type { Act, AidKind, PlannedTimepoint, Read, TimepointId } from '../../read';
import type { Study } from '../study/study';
import { unaskedQuality, unexplainedQuality } from './quality';
import { signable, type SigningMatter } from './signable';
import { timepointStandings, type TimepointState } from './timepoint-states';
import { seenBy, STROKES, touchedBy } from './touched';

/** Why an act may not be done. */
export type Refusal =
  | { readonly kind: 'timepoint-signed' | 'timepoint-stale' | 'timepoint-sealed'; readonly timepoint: TimepointId }
  /** Targets and non-targets are chosen at the baseline, and its signature freezes them (R4). */
  | { readonly kind: 'baseline-frozen'; readonly timepoint: TimepointId }
  | { readonly kind: 'quality-first' | 'quality-not-accepted'; readonly timepoint: TimepointId }
  | { readonly kind: 'quality-incomplete'; readonly items: readonly string[] }
  | { readonly kind: 'reason-missing' }
  | { readonly kind: 'charter-fixed' | 'timepoints-fixed' | 'opened-twice' | 'adjudication-stands' }
  | { readonly kind: 'blinded'; readonly what: 'clinical' }
  | { readonly kind: 'aid-not-allowed'; readonly aid: AidKind }
  | { readonly kind: 'not-signable'; readonly open: readonly SigningMatter[] }
  | { readonly kind: 'not-signed'; readonly timepoint: TimepointId }
  | { readonly kind: 'undo-sealed' };

const NOT_OPEN: Readonly<Partial<Record<TimepointState, 'timepoint-signed' | 'timepoint-stale' | 'timepoint-sealed'>>> = { signed: 'timepoint-signed', stale: 'timepoint-stale', sealed: 'timepoint-sealed' };

const lockRefusal = (read: Read, act: Act, study: Study | null): Refusal | null => {
  const states = new Map(timepointStandings(read, study).map(({ timepoint, state }) => [timepoint, state]));
  for (const timepoint of seenBy(act)) if (states.get(timepoint) === 'sealed') return { kind: 'timepoint-sealed', timepoint };
  for (const timepoint of touchedBy(act, read)) {
    const kind = NOT_OPEN[states.get(timepoint) ?? 'open'];
    if (kind) return { kind, timepoint };
  }
  return null;
};

/** R4: after the baseline's signature no lesion joins, or leaves, the targets and non-targets. */
const baselineRefusal = (read: Read, act: Act): Refusal | null => {
  const [baseline] = read.timepoints;
  if (!baseline || !read.signed.has(baseline.id) || (act.kind !== 'lesionIdentified' && act.kind !== 'lesionReassigned')) return null;
  return act.role === 'new' ? null : { kind: 'baseline-frozen', timepoint: baseline.id };
};

const reasonOf = (act: Act, study: Study | null): string | null => {
  switch (act.kind) {
    case 'timepointReopened': return act.reason;
    case 'labelOverridden': return act.recist11 === null && act.irecist === null ? null : act.reason;
    case 'lesionWithdrawn': case 'markedNotEvaluable': case 'noteDismissed': return study ? act.reason : null;
    default: return null;
  }
};

const same = (a: PlannedTimepoint, b: PlannedTimepoint): boolean =>
  a.id === b.id && a.label === b.label && a.date === b.date && a.symptomDriven === b.symptomDriven && a.studyInstanceUids.join('\n') === b.studyInstanceUids.join('\n');

/**
 * What is signed keeps its place, label, date and series. In a study all are given by the package: another series may be chosen for an open
 * one, and the next one may be added once all before it are signed.
 */
const arrangementRefusal = (read: Read, planned: readonly PlannedTimepoint[], study: Study | null): Refusal | null => {
  const states = timepointStandings(read, study);
  const kept = read.timepoints.every((timepoint, index) => {
    const now = planned[index];
    if (states[index]?.state === 'signed') return now !== undefined && same(timepoint, now) && now.seriesKey === timepoint.seriesKey;
    return study === null || (now !== undefined && same(timepoint, now));
  });
  if (!kept) return { kind: 'timepoints-fixed' };
  if (study === null || planned.length === read.timepoints.length) return null;
  const next = planned[read.timepoints.length];
  if (study.design !== 'sequential-locked' || planned.length !== read.timepoints.length + 1 || !next) return { kind: 'timepoints-fixed' };
  return states.every(({ state }) => state === 'signed') ? null : { kind: 'timepoint-sealed', timepoint: next.id };
};

const qualityRefusal = (read: Read, act: Act, study: Study): Refusal | null => {
  if (act.kind === 'qualityJudged') {
    const items = [...unaskedQuality(act.items, study), ...unexplainedQuality(act.items, act.accepted)];
    return items.length > 0 ? { kind: 'quality-incomplete', items } : null;
  }
  if (!study.quality.required || !STROKES.has(act.kind)) return null;
  for (const timepoint of touchedBy(act, read)) {
    const judged = read.quality.get(timepoint);
    if (!judged) return { kind: 'quality-first', timepoint };
    if (!judged.accepted) return { kind: 'quality-not-accepted', timepoint };
  }
  return null;
};

const aidOf = (act: Act): AidKind | null => {
  if (act.kind === 'aidShown') return act.aid;
  const strokes = act.kind === 'measured' ? [act.measured] : act.kind === 'measuredInParts' ? act.parts : act.kind === 'lesionIdentified' && act.stroke.kind === 'caliper' ? [act.stroke.measured] : [];
  return strokes.some(({ assisted }) => assisted) ? 'one-click' : null;
};

const studyRefusal = (read: Read, act: Act, study: Study): Refusal | null => {
  if (act.kind === 'charterChosen') return { kind: 'charter-fixed' };
  if (act.kind === 'clinicalNoted' && study.blinded.includes('clinical')) return { kind: 'blinded', what: 'clinical' };
  const aid = aidOf(act);
  return aid && !study.aids.includes(aid) ? { kind: 'aid-not-allowed', aid } : qualityRefusal(read, act, study);
};

/**
 * R3, R4, R8, R17: why an act may not be done on a read, or null when it may. Asked before every act, and again of every entry when a log is
 * verified. `adjudicated` says that an adjudication of this read stands: it is withdrawn before anything is opened again.
 */
export const refusal = (read: Read, act: Act, study: Study | null = null, adjudicated = false): Refusal | null => {
  if (act.kind === 'readOpened') return read.timepoints.length > 0 ? { kind: 'opened-twice' } : null;
  const reason = reasonOf(act, study);
  if (reason !== null && reason.trim() === '') return { kind: 'reason-missing' };
  switch (act.kind) {
    case 'timepointReopened':
      if (adjudicated) return { kind: 'adjudication-stands' };
      return read.signed.has(act.timepoint) ? null : { kind: 'not-signed', timepoint: act.timepoint };
    case 'timepointSigned': {
      const open = signable(read, act.timepoint, study);
      return open.length > 0 ? { kind: 'not-signable', open } : null;
    }
    case 'timepointsArranged': return arrangementRefusal(read, act.timepoints, study);
    case 'undone': return act.entry === read.undo?.entry || act.entry === read.redo?.entry ? null : { kind: 'undo-sealed' };
    case 'charterChosen': if (study === null && read.signed.size > 0) return { kind: 'charter-fixed' };
  }
  return lockRefusal(read, act, study) ?? baselineRefusal(read, act) ?? (study ? studyRefusal(read, act, study) : null);
};
