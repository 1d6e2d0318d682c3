import { GROWN, MIXED, type Lesson } from '../lesson';

export const flareThenLatePd: Lesson = {
  scans: {
    W8: { ask: 'Every lesion is bigger. What do you call this scan?', choices: GROWN, clue: 'ECOG 0, well. LDH normal.' },
    W14: { ask: 'Smaller than last time, a little smaller than at the start. What do you call it?', choices: MIXED, clue: 'Well.' },
    W24: { ask: 'Smaller again. What do you call it?', choices: MIXED, clue: 'Well. Vitiligo.' },
    W36: { ask: 'The liver lesions have grown since week 24. What do you call it?', choices: GROWN, clue: 'ECOG 1. Fatigue.' },
    W42: { ask: 'The liver lesions have grown again. What do you call it?', choices: GROWN, clue: 'ECOG 1. LDH 1.8× ULN.' },
  },
  afterwards: 'A flare, a response, then true progression counted from a new bar. The last sum is still below the first one: judged against baseline it would look like a response.',
  mistakes: {
    stoppedEarly: 'RECIST 1.1 ended at week 8. It dates the progression 28 weeks before the one that was confirmed.',
    waitedLong: 'One flare does not make the next growth a flare. Week 36 was as open as week 8 had been, and it was confirmed.',
  },
  quiz: [
    { ask: 'At week 36 the sum is 62 mm and the baseline was 84 mm. Why is it progression?', choices: ['It is not', 'Growth is counted from the nadir of 50 mm', 'A new lesion came', 'Because of ECOG'], right: 1, why: '62 mm is 12 mm and 24 % over the nadir of week 24. Baseline is for response, the nadir for progression.' },
    { ask: 'How many times can a subject be iUPD?', choices: ['Once', 'Twice', 'As often as progression is met and not confirmed', 'Never after a response'], right: 2, why: 'After a reset each progression is a first one again and needs its own confirmation.' },
    { ask: 'Which date is the date of progression by iRECIST here?', choices: ['Week 8', 'Week 36', 'Week 42', 'There is none'], right: 1, why: 'The iUPD that was later confirmed dates it: week 36, not the scan that confirmed it.' },
  ],
};
