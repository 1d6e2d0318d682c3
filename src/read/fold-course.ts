import type { Act, ClinicalItem, Entry, QualityItem, TimepointId } from './acts';
import type { Reopened, Signed } from './read';

/** What goes along with a read beside its lesions: context, quality, signatures. */
export interface CourseDraft {
  readonly clinical: Map<TimepointId, readonly ClinicalItem[]>;
  prior: { readonly date: string; readonly sumMm: number } | null;
  readonly quality: Map<TimepointId, { readonly items: readonly QualityItem[]; readonly accepted: boolean }>;
  readonly signed: Map<TimepointId, Signed>;
  readonly reopened: Map<TimepointId, Reopened>;
  readonly dismissed: Set<string>;
  readonly timepoints: readonly { readonly id: TimepointId }[];
}

export type CourseAct = Extract<Act, { kind: 'clinicalNoted' | 'priorScanNoted' | 'qualityJudged' | 'aidShown' | 'noteDismissed' | 'imagesViewed' | 'exported' | 'signedIn' }>;

export const emptyCourse = (): Omit<CourseDraft, 'timepoints'> => ({
  clinical: new Map(), prior: null, quality: new Map(), signed: new Map(), reopened: new Map(), dismissed: new Set(),
});

/** By what a dismissed note is known again. */
export const dismissalKey = (note: string, timepoint: TimepointId, lesion: string | null): string => [note, timepoint, lesion ?? ''].join('\n');

export const foldCourse = (draft: CourseDraft, act: CourseAct): void => {
  switch (act.kind) {
    case 'clinicalNoted':
      draft.clinical.set(act.timepoint, act.items);
      return;
    case 'priorScanNoted':
      draft.prior = act.prior;
      return;
    case 'qualityJudged':
      draft.quality.set(act.timepoint, { items: act.items, accepted: act.accepted });
      return;
    case 'noteDismissed':
      draft.dismissed.add(dismissalKey(act.note, act.timepoint, act.lesion));
      return;
    case 'aidShown':
    case 'imagesViewed':
    case 'exported':
    case 'signedIn':
  }
};

/** A signature holds for its timepoint until that or an earlier one is opened again. */
export const foldSignature = (draft: CourseDraft, { id, by, at }: Entry, { timepoint, signature }: Extract<Act, { kind: 'timepointSigned' }>): void => {
  draft.signed.set(timepoint, { timepoint, signature, by, at, entry: id });
  draft.reopened.delete(timepoint);
};

/** Opening a timepoint again makes the signatures of all later ones stale: their labels rest on it. */
export const foldReopening = (draft: CourseDraft, { by, at }: Entry, { timepoint, reason }: Extract<Act, { kind: 'timepointReopened' }>): void => {
  const from = draft.timepoints.findIndex((one) => one.id === timepoint);
  if (from < 0) return;
  for (const { id } of draft.timepoints.slice(from)) {
    if (draft.signed.delete(id)) draft.reopened.set(id, { timepoint: id, reason, by, at });
  }
};
