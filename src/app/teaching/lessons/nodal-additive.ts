import { GROWN, type Lesson } from '../lesson';

export const nodalAdditive: Lesson = {
  scans: {
    W8: { ask: 'Only nodes, and both are larger. What do you call this scan?', choices: GROWN, clue: 'ECOG 0.' },
    W14: { ask: 'Larger by 2 mm and 1 mm. What do you call it?', choices: GROWN, clue: 'ECOG 0, well.' },
    W20: { ask: 'Larger by 1 mm each. What do you call it?', choices: GROWN, clue: 'ECOG 1.' },
  },
  afterwards: 'Nodes by short axis, and small steps that add up: 3 mm did not confirm, 5 mm in all since the iUPD did.',
  mistakes: {
    stoppedEarly: 'Week 14 had grown by 3 mm only: less than confirms, and less than two reads of one scan may differ.',
    waitedLong: 'With the long axis this would not have been progression before week 20. The wrong axis is a way of waiting too long.',
  },
  quiz: [
    { ask: 'Which axis of a node enters the sum?', choices: ['The long axis', 'The short axis', 'Their mean', 'Their product'], right: 1, why: 'Nodes are ovals that lie any way. The short axis says whether they are pathological.' },
    { ask: 'Week 14 is 3 mm over week 8. Why is the label still iUPD?', choices: ['It takes 5 mm more to confirm', 'It is too early', 'The nodes are benign', 'It is iSD'], right: 0, why: 'Less than 5 mm further growth neither confirms nor takes back.' },
    { ask: 'From where are the 5 mm counted?', choices: ['From baseline', 'From the last scan only', 'From the lowest sum since the iUPD', 'From the nadir'], right: 2, why: 'Small steps add up within one episode. A charter may set it otherwise; that is written in the charter.' },
  ],
};
