import { GROWN, MIXED, SHRUNK, type Lesson } from '../lesson';

export const flareClassic: Lesson = {
  scans: {
    W8: { ask: 'Every lesion is bigger. What do you call this scan?', choices: GROWN, clue: 'ECOG 0. Fewer lumps under the skin. LDH 1.1 to 0.9× ULN. Thyroiditis grade 1. No biopsy.' },
    W15: { ask: 'The scan after. What do you call it now?', choices: MIXED, clue: 'Well. LDH normal. Levothyroxine begun.' },
    W24: { ask: 'The right hilar node is under 10 mm. What do you call it?', choices: SHRUNK, clue: 'Well.' },
    W36: { ask: 'One lung lesion and the small nodules are gone; the axillary node is 8 mm. What do you call it?', choices: SHRUNK, clue: 'Well, on treatment.' },
  },
  afterwards: 'A classic flare: every target grew at week 8 and was far below baseline at week 15. The label at week 8 was right both times it was asked: it said unconfirmed, and the next scan answered.',
  mistakes: {
    stoppedEarly: 'By RECIST 1.1 this patient left the study at week 8. The scans that showed the response would never have been made.',
    waitedLong: 'At week 8 nobody could know. Most scans that look like this are true progression, so the scan after it was due on a day, not at leisure.',
  },
  quiz: [
    { ask: 'Why is week 8 iUPD and not iCPD?', choices: ['The growth is under 30 %', 'It is the first scan that meets progression', 'The patient feels well', 'No lesion is new'], right: 1, why: 'The first scan that meets the criteria is always unconfirmed. A second one, four to eight weeks later, confirms it or does not.' },
    { ask: 'The sum went from 105 to 131 mm. Which two conditions did it meet?', choices: ['+20 % and +5 mm over the nadir', '+20 % over baseline only', '+30 % and +10 mm', 'One lesion doubled'], right: 0, why: 'Both must be met, and both are counted from the smallest sum so far. Here that is the baseline.' },
    { ask: 'Week 15 shows 71 mm. What happens to the bar for the next progression?', choices: ['It stays at 131 mm', 'It is reset: the nadir is now 71 mm', 'It goes back to 105 mm', 'There is no bar after iUPD'], right: 1, why: 'The progression was not confirmed. The bar is reset, and a later progression needs its own confirmation.' },
  ],
};
