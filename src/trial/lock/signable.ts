import { unansweredAt, type Read, type TimepointId } from '../../read';
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

const lesionMatters = (read: Read, timepoint: TimepointId, study: Study | null): readonly SigningMatter[] => [
  ...[...unansweredAt(read, timepoint)].map((lesion): SigningMatter => ({ kind: 'lesion-unanswered', lesion })),
  ...read.lesions.filter(({ site, identifiedAt }) => site === null && identifiedAt === timepoint).map(({ name }): SigningMatter => ({ kind: 'site-missing', lesion: name })),
  ...(study?.lookBackRequired
    ? read.lesions.filter(({ role, lookBack, identifiedAt }) => role === 'new' && lookBack === null && identifiedAt === timepoint).map(({ name }): SigningMatter => ({ kind: 'look-back-missing', lesion: name })) : []),
];

/** Everything that keeps a timepoint from being signed; none, and it may be. */
export const signable = (read: Read, timepoint: TimepointId, study: Study | null): readonly SigningMatter[] => {
  const found = read.timepoints.find(({ id }) => id === timepoint);
  const state = timepointStandings(read, study).find((one) => one.timepoint === timepoint)?.state;
  if (!found || !state) return [{ kind: 'no-such-timepoint' }];
  if (state === 'signed') return [{ kind: 'already-signed' }];
  const earlier = state !== 'open' || read.timepoints.slice(0, found.index).some(({ id }) => !read.signed.has(id));
  const searched = read.searched.get(timepoint);
  return [
    ...(earlier ? [{ kind: 'earlier-unsigned' as const }] : []),
    ...(found.seriesKey === null && !isRejected(read, timepoint) ? [{ kind: 'no-series' as const }] : []),
    ...(study ? qualityMatters(read, timepoint, study) : []),
    ...lesionMatters(read, timepoint, study),
    ...(study && !isRejected(read, timepoint) ? study.checklist.filter((system) => !searched?.has(system)).map((system): SigningMatter => ({ kind: 'not-searched', system })) : []),
  ];
};
