import { GROWN, MIXED, SHRUNK, type Lesson } from '../lesson';

export const newLesionsVanish: Lesson = {
  scans: {
    W8: { ask: 'The targets are about the same. Two spots in the upper lobes were not there before. What do you call this scan?', choices: GROWN, clue: 'ECOG 1, stable. Haemoglobin rising. No biopsy.' },
    W14: { ask: 'One of the new spots is gone, the other smaller; the targets have shrunk. What do you call it?', choices: MIXED, clue: 'ECOG 0.' },
    W22: { ask: 'No new spot is left. What do you call it?', choices: SHRUNK, clue: 'ECOG 0.' },
  },
  afterwards: 'New lesions that came and went. The targets never grew, so the whole question hung on two small spots.',
  mistakes: {
    stoppedEarly: 'RECIST 1.1 calls progression on any new lesion. It would have ended here with the target sum below baseline.',
    waitedLong: 'A new lesion is progression until the next scan says otherwise. Leaving it off the list because it is small would hide a true one.',
  },
  quiz: [
    { ask: 'At week 8 the target sum had not grown. Why is the scan iUPD?', choices: ['A new lesion is enough', 'The nodes grew', 'A non-target grew', 'It is not, it is iSD'], right: 0, why: 'A new lesion is progression in its own right, whatever the targets do.' },
    { ask: 'At week 14 one new lesion is still there. Why can the scan be iPR?', choices: ['It is under 10 mm', 'The targets shrank by 30 % after the iUPD, and the new lesions did not grow', 'It was never counted', 'It cannot'], right: 1, why: 'New lesions need not vanish before a response when the targets shrink after the iUPD and the new burden does not rise.' },
    { ask: 'Which new lesion could be measured as a new-lesion target?', choices: ['Only the one of 11 mm', 'Only the one of 7 mm', 'Both', 'Neither'], right: 0, why: 'It takes 10 mm, as for any lesion. The one of 7 mm is followed by its status.' },
  ],
};
