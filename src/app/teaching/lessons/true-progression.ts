import { GROWN, type Lesson } from '../lesson';

export const trueProgression: Lesson = {
  scans: {
    W8: { ask: 'Every lesion is bigger. What do you call this scan?', choices: GROWN, clue: 'ECOG 1. More cough, weight −3 kg. LDH 1.6× ULN. No biopsy.' },
    W13: { ask: 'Bigger again; look at the liver and at the fluid. What do you call it?', choices: GROWN, clue: 'ECOG 2. Weight −6 kg. LDH 2.4× ULN.' },
  },
  afterwards: 'True progression. The next scan confirmed it in more ways than one: the targets grew by at least 5 mm more, a new liver lesion came, and the effusion became unequivocally worse.',
  mistakes: {
    stoppedEarly: 'Had the scan at week 8 been called final, the call would have been right, and nobody could have known it.',
    waitedLong: 'Reading week 8 as "probably a flare" would have cost five weeks and more. One scan says unconfirmed; it does not say harmless.',
  },
  quiz: [
    { ask: 'Which of these would confirm the iUPD of week 8 on its own?', choices: ['Targets +3 mm', 'Targets +5 mm or more', 'A rise of LDH', 'More cough'], right: 1, why: 'After an iUPD by targets, a further 5 mm of the sum confirms. Clues never do.' },
    { ask: 'Week 13 has a new liver lesion. Does it need the targets to grow as well?', choices: ['Yes, always', 'No, a new lesion confirms by itself', 'Only if it is over 20 mm', 'Only in the same organ'], right: 1, why: 'Progression in another category after an iUPD confirms it.' },
    { ask: 'At week 8 this case and case 1 look alike. What tells them apart on that day?', choices: ['The shape of the lesions', 'The speed of growth', 'Nothing on that scan alone', 'The number of targets'], right: 2, why: 'It is impossible to tell from one scan. That is what the second one is for.' },
  ],
};
