import type { LabelChoice, Prompt, QuizQuestion } from '../../panels';

/** What a case says in words. The labels are never written here: they derive from the expert's read. */
export interface Lesson {
  readonly scans: Readonly<Record<string, Prompt>>;
  readonly afterwards: string;
  readonly mistakes: { readonly stoppedEarly: string; readonly waitedLong: string };
  readonly quiz: readonly [QuizQuestion, QuizQuestion, QuizQuestion];
  /** Told where the images alone cannot tell what new lesions are, and the expert keeps them equivocal. */
  readonly newLesionsEquivocal?: string;
}

/** Four choices, by what can be seen: growth, shrinkage, shrinkage after growth. The last always lets a reader say no. */
export const GROWN: readonly LabelChoice[] = ['iSD', 'iUPD', 'iCPD', 'cannot-say'];
export const SHRUNK: readonly LabelChoice[] = ['iCR', 'iPR', 'iSD', 'cannot-say'];
export const MIXED: readonly LabelChoice[] = ['iPR', 'iSD', 'iUPD', 'cannot-say'];
