import { MIXED, type Lesson } from '../lesson';

export const dissociated: Lesson = {
  scans: {
    W8: { ask: 'Three targets are smaller, one is not. What do you call this scan?', choices: MIXED, clue: 'ECOG 1. Breathes better.' },
    W14: { ask: 'The same again. What do you call it?', choices: MIXED, clue: 'ECOG 1.' },
    W22: { ask: 'The liver lesion is 38 mm now; it was 22. What do you call it?', choices: MIXED, clue: 'ECOG 1. Local therapy of the liver lesion is discussed.' },
  },
  afterwards: 'A mixed response that the sum hides. The label is stable disease throughout, and it is right; the table of lesions tells what the sum cannot.',
  mistakes: {
    stoppedEarly: 'Calling progression for one growing target leaves the rules: one lesion is not a sum.',
    waitedLong: 'Reading only the label misses a lesion that grew by 73 %. The flag "mixed response" stands beside the label for that reason.',
  },
  quiz: [
    { ask: 'The sum falls by 11 %. What is the label?', choices: ['iPR', 'iSD', 'iUPD', 'Mixed'], right: 1, why: 'Response needs 30 % below baseline. "Mixed" is a flag beside the label, never a label.' },
    { ask: 'One target grew by 50 %. Why is that not progression?', choices: ['The sum decides', 'It is in the liver', 'It was the smallest', 'It is one scan'], right: 0, why: 'Targets progress by their sum: +20 % and +5 mm over the nadir.' },
    { ask: 'How often is a dissociated response reported?', choices: ['Never', '3.3 to 47.8 %, by definition', 'Always 15 %', 'In 6 %'], right: 1, why: 'As for hyperprogression, the number follows the definition: name it.' },
  ],
};
