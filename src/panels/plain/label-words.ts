import type { IrecistResponse, Recist11Response } from '../../irecist';

export type PlainLabel = IrecistResponse | Extract<Recist11Response, 'PD'> | 'baseline';

export interface LabelWords {
  /** For a reader: the rule in one sentence. */
  readonly reader: string;
  /** For anyone: grade 7 at most. */
  readonly plain: string;
  readonly title: readonly [string, string];
  /** Two halves of one size, what is likelier first. No half comforts alone. */
  readonly halves: readonly [{ readonly head: string; readonly text: string }, { readonly head: string; readonly text: string }];
}

/** Every label in the reader's words and in plain ones. */
export const LABEL_WORDS: Readonly<Record<PlainLabel, LabelWords>> = {
  iCR: {
    reader: 'All targets gone, nodal targets under 10 mm short axis, non-targets gone or normal, no new lesions.',
    plain: 'The tumour spots can no longer be seen on this scan. Lymph nodes are back to normal size.',
    title: ['The spots can no longer be seen.', 'A scan cannot see all there is.'],
    halves: [{ head: 'What it says', text: 'No spot is left that this scan can show. A small node is normal.' }, { head: 'What it does not say', text: 'A scan cannot see very small spots. That is why later scans are made.' }],
  },
  iPR: {
    reader: 'Target sum at least 30 % below baseline, no current progression criterion.',
    plain: 'Added up, the measured spots are at least 30% smaller than at the start.',
    title: ['The spots are smaller.', 'Later scans show if it holds.'],
    halves: [{ head: 'What it says', text: 'The spots we measured have shrunk since the first scan.' }, { head: 'What it does not say', text: 'Small spots can grow again. That is why later scans are made.' }],
  },
  iSD: {
    reader: 'Neither 30 % below baseline nor 20 % and 5 mm above the nadir; no progression of non-targets or new lesions.',
    plain: 'The measured spots have not grown or shrunk enough to count as a change.',
    title: ['Not much has changed.', 'Each spot is still looked at.'],
    halves: [{ head: 'What it says', text: 'Added up, the spots are close to what they were.' }, { head: 'What it does not say', text: 'One spot can grow while the next one shrinks. The sum hides that, so each spot is looked at.' }],
  },
  'Non-iCR/Non-iUPD': {
    reader: 'No targets; non-targets still present and not unequivocally worse.',
    plain: 'There are spots, but none that we could measure. They have not grown in a clear way.',
    title: ['The spots are still there.', 'None has clearly grown.'],
    halves: [{ head: 'What it says', text: 'The spots can be seen but not measured. They look much the same.' }, { head: 'What it does not say', text: 'A small change is hard to see here. That is why later scans are made.' }],
  },
  iUPD: {
    reader: 'RECIST 1.1 progression criteria met at this scan; unconfirmed, confirmation due in four to eight weeks.',
    plain: 'Something looks bigger or new on this scan. One scan cannot tell real growth from a flare, so it is checked again on a later scan.',
    title: ['One scan looks bigger.', 'One scan is not enough to know.'],
    halves: [{ head: 'Most often: real growth', text: 'Most scans that look worse do show real growth. So this scan is not one to ignore.' }, { head: 'Less often: a flare', text: 'The body’s own defence cells can move into a spot and make it swell. It looks bigger for a while.' }],
  },
  iCPD: {
    reader: 'Progression after iUPD confirmed by a further 5 mm of the target sum, worse non-targets, larger or further new lesions, or another category.',
    plain: 'A later scan shows that the growth has gone on, so it is now counted as real growth.',
    title: ['The growth has gone on.', 'Two scans now show it.'],
    halves: [{ head: 'What it says', text: 'Two scans, one after the other, show growth. That is why it counts.' }, { head: 'What it does not say', text: 'It does not say how you feel, and it does not choose a plan. Your team looks at more than this.' }],
  },
  PD: {
    reader: 'Progression by RECIST 1.1: target sum 20 % and 5 mm above the nadir, unequivocal progression of non-targets, or a new lesion.',
    plain: 'Something looks bigger or new on this scan. By the rules of this study it counts as growth.',
    title: ['This scan looks bigger.', 'The study counts it as growth.'],
    halves: [{ head: 'Most often: real growth', text: 'Most scans that look worse do show real growth. So this scan is not one to ignore.' }, { head: 'What it does not say', text: 'It does not say how you feel, and it does not choose a plan. Your team looks at more than this.' }],
  },
  NE: {
    reader: 'Not assessable: a region or a lesion is missing; no category assigned.',
    plain: 'This scan could not be scored, for example because part of the body was not scanned.',
    title: ['This scan could not be scored.', 'Some of it is missing.'],
    halves: [{ head: 'What it says', text: 'Some part that has to be seen was not on the scan, or was not clear.' }, { head: 'What it does not say', text: 'It does not say that things got worse. It does not say that they got better.' }],
  },
  NED: {
    reader: 'No disease at baseline and none now.',
    plain: 'No tumour spots were there at the start, and none are seen now.',
    title: ['No spots are seen.', 'A scan cannot see all there is.'],
    halves: [{ head: 'What it says', text: 'This scan shows no spots, as at the start.' }, { head: 'What it does not say', text: 'A scan cannot see very small spots. That is why later scans are made.' }],
  },
  baseline: {
    reader: 'Baseline: targets and non-targets are chosen; no response is given.',
    plain: 'This is the first scan. Later scans will be held up against it.',
    title: ['This is the first scan.', 'Later scans are held up against it.'],
    halves: [{ head: 'What it says', text: 'It shows where the spots are and how big they are now.' }, { head: 'What it does not say', text: 'One scan cannot show a change. That takes at least two.' }],
  },
};

/** Said first where an earlier iUPD was taken back. */
export const BAR_RESET = 'The spots that looked bigger before have now shrunk. The earlier growth was not confirmed.';

/** Words that no page for a patient may hold: verdicts, comfort and advice. */
export const BANNED: readonly string[] = ['failed', 'good news', 'terminal', 'you should', 'stop', 'continue'];

export const PLAIN_FOOT = 'Your team looks at more than the scan: how you feel, and your blood tests. The label on this scan is a research measure. It does not decide treatment.';
export const RATE = 'Of 10 people on this kind of drug, fewer than 1 has a flare.';
export const QUESTIONS: readonly string[] = ['What do you think is going on, and why?', 'What do you need to see next, and on what day?', 'What signs at home should I call about?'];
export const BRING = 'Keep them on this page. You can bring someone with you.';
