import { MIXED, SHRUNK, type Lesson } from '../lesson';

export const sarcoidLike: Lesson = {
  scans: {
    W13: { ask: 'The targets are smaller. Nodes on both sides of the chest are larger than before. What do you call this scan?', choices: MIXED, clue: 'Dry cough, erythema nodosum. ACE raised, LDH normal. Biopsy by EBUS: granulomas without necrosis.' },
    W19: { ask: 'The nodes have shrunk. What do you call it?', choices: SHRUNK, clue: 'Steroids for three weeks. Well.' },
    W27: { ask: 'Targets smaller again. What do you call it?', choices: SHRUNK, clue: 'Well.' },
  },
  afterwards: 'A sarcoid-like reaction: symmetric hilar and subcarinal nodes with small nodules along the lymphatics, while the targets shrink.',
  mistakes: {
    stoppedEarly: 'Called new disease, the nodes are progression by RECIST 1.1, and a patient whose targets shrank by 40 % leaves the study.',
    waitedLong: 'Calling every node benign hides true spread. Equivocal is the word that keeps the question open until the next scan or a biopsy.',
  },
  newLesionsEquivocal: 'If the nodes are called new disease',
  quiz: [
    { ask: 'What speaks against progression at week 13?', choices: ['The patient coughs', 'Symmetric hilar nodes while the targets shrink', 'The nodes are large', 'LDH is normal'], right: 1, why: 'Symmetry, the sites, and shrinking targets. The biopsy tells what the nodes are; the images do not.' },
    { ask: 'What does "equivocal" do to the label?', choices: ['Counts as a new lesion', 'Does not count until it is clear', 'Makes it NE', 'Makes it iUPD'], right: 1, why: 'An equivocal lesion is followed and decides nothing. If it turns out to be disease, it counts from the day it was first seen.' },
    { ask: 'How often is such a reaction reported?', choices: ['In up to 5 to 7 % of patients', 'In half of them', 'Never', 'Only in the lung'], right: 0, why: 'In up to 5 to 7 % of patients in series of checkpoint inhibitors.' },
  ],
};
