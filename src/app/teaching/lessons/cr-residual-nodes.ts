import { SHRUNK, type Lesson } from '../lesson';

export const crResidualNodes: Lesson = {
  scans: {
    W8: { ask: 'Everything is smaller. What do you call this scan?', choices: SHRUNK, clue: 'ECOG 0.' },
    W16: { ask: 'A lung target is gone, the others are small. What do you call it?', choices: SHRUNK, clue: 'ECOG 0.' },
    W26: { ask: 'Only the axillary node is left, 8 mm. What do you call it?', choices: SHRUNK, clue: 'ECOG 0.' },
    W38: { ask: 'The node is still 8 mm. What do you call it?', choices: SHRUNK, clue: 'ECOG 0.' },
  },
  afterwards: 'A complete response with a sum that is not zero. Nodes do not vanish; under 10 mm short axis they are normal.',
  mistakes: {
    stoppedEarly: 'There was nothing to take for growth here. Following a normal node as disease would be the early mistake.',
    waitedLong: 'Waiting for a sum of 0 mm would mean waiting for ever.',
  },
  quiz: [
    { ask: 'The sum is 8 mm. Can the targets be a complete response?', choices: ['No, it must be 0', 'Yes, if all that is left is nodes under 10 mm short axis', 'Yes, under 10 mm in all', 'Only after a biopsy'], right: 1, why: 'Every other target is gone, and the node is of normal size.' },
    { ask: 'What else must hold for iCR?', choices: ['Nothing', 'Non-targets gone or normal and no new lesion', 'LDH normal', 'Two scans'], right: 1, why: 'The label is of all disease: targets, non-targets and new lesions.' },
    { ask: 'From which short axis on is a node pathological?', choices: ['5 mm', '8 mm', '10 mm', '20 mm'], right: 2, why: 'From 10 mm; from 15 mm it can be a target.' },
  ],
};
