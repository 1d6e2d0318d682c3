import { readOptions, unansweredAt, type Read, type TimepointId } from '../../read';
import { DEFAULT_STUDY } from '../study/presets';
import type { Study } from '../study/study';
import { unaskedQuality } from './quality';
import { timepointStandings } from './timepoint-states';

/** What still keeps a timepoint from being signed. */
export type SigningMatter =
  | { readonly kind: 'no-such-timepoint' | 'already-signed' | 'earlier-unsigned' | 'quality-not-judged' | 'no-series' }
  | { readonly kind: 'quality-unasked'; readonly item: string }
  | { readonly kind: 'lesion-unanswered' | 'site-missing' | 'look-back-missing'; /** The name on screen. */ readonly lesion: string }
  | { readonly kind: 'not-searched'; readonly system: string };

/** A timepoint that the gate did not let pass is signed as not evaluable: nothing is searched on it. */
const isRejected = (read: Read, timepoint: TimepointId): boolean => read.quality.get(timepoint)?.accepted === false;

const qualityMatters = (read: Read, timepoint: TimepointId, study: Study): readonly SigningMatter[] => {
  if (!study.quality.required) return [];
  const judged = read.quality.get(timepoint);
  return judged ? unaskedQuality(judged.items, study).map((item) => ({ kind: 'quality-unasked', item })) : [{ kind: 'quality-not-judged' }];
};

const lesionMatters = (read: Read, timepoint: TimepointId, lookBack: boolean): readonly SigningMatter[] => [
  ...[...unansweredAt(read, timepoint)].map((lesion): SigningMatter => ({ kind: 'lesion-unanswered', lesion })),
  ...read.lesions.filter(({ site, identifiedAt }) => site === null && identifiedAt === timepoint).map(({ name }): SigningMatter => ({ kind: 'site-missing', lesion: name })),
  ...(lookBack
    ? read.lesions.filter(({ role, lookBack: answer, identifiedAt }) => role === 'new' && answer === null && identifiedAt === timepoint).map(({ name }): SigningMatter => ({ kind: 'look-back-missing', lesion: name })) : []),
];

/**
 * Everything that keeps a timepoint from being signed; none, and it may be. A signer outside a study (`outside: 'usual'`) is held to the
 * usual checklist, and to looking back at new lesions unless the charter switched that off; who verifies a log without its study knows no checklist.
 */
export const signable = (read: Read, timepoint: TimepointId, study: Study | null, outside: 'usual' | 'unknown' = 'unknown'): readonly SigningMatter[] => {
  const found = read.timepoints.find(({ id }) => id === timepoint);
  const state = timepointStandings(read, study).find((one) => one.timepoint === timepoint)?.state;
  if (!found || !state) return [{ kind: 'no-such-timepoint' }];
  if (state === 'signed') return [{ kind: 'already-signed' }];
  const earlier = state !== 'open' || read.timepoints.slice(0, found.index).some(({ id }) => !read.signed.has(id));
  const searched = read.searched.get(timepoint);
  const usual = study ?? (outside === 'usual' ? DEFAULT_STUDY : null);
  const lookBack = study ? study.lookBackRequired : usual !== null && readOptions(read).aids['look-back'] !== 'off';
  return [
    ...(earlier ? [{ kind: 'earlier-unsigned' as const }] : []),
    ...(found.seriesKey === null && !isRejected(read, timepoint) ? [{ kind: 'no-series' as const }] : []),
    ...(study ? qualityMatters(read, timepoint, study) : []),
    ...lesionMatters(read, timepoint, lookBack),
    ...(usual && !isRejected(read, timepoint) ? usual.checklist.filter((system) => !searched?.has(system)).map((system): SigningMatter => ({ kind: 'not-searched', system })) : []),
  ];
};
