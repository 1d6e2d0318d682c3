import { GROWN, type Lesson } from '../lesson';

export const hyperprogression: Lesson = {
  scans: {
    W6: { ask: 'Compare with how little changed before treatment. What do you call this scan?', choices: GROWN, clue: 'ECOG 2. Short of breath. CRP 6×, LDH 3.1× ULN.' },
    W10: { ask: 'Four weeks later. What do you call it?', choices: GROWN, clue: 'ECOG 3.' },
  },
  afterwards: 'Growth about ten times as fast as before treatment. Whether it is called hyperprogression depends on the definition, and every definition needs the scan from before the baseline. It changes no iRECIST label.',
  mistakes: {
    stoppedEarly: 'Nothing would have been missed: each later scan was worse.',
    waitedLong: 'Waiting for a flare to settle is the mistake here. The label asks for the next scan from four weeks on; the patient may not have them.',
  },
  quiz: [
    { ask: 'What does the pre-baseline scan add?', choices: ['A lower nadir', 'The pace before treatment', 'Another target', 'Nothing'], right: 1, why: 'Pace before against pace after is what definitions of hyperprogression compare. The nadir counts from baseline on.' },
    { ask: 'How often is hyperprogression reported?', choices: ['Never above 1 %', 'About 6 % in every study', '5.9 to 43.1 %, by definition', 'In every second patient'], right: 2, why: 'Pooled 12.4 to 13.2 %, but the definition moves it from 5.9 to 43.1 %.' },
    { ask: 'Does a fast pace make week 6 iCPD at once?', choices: ['Yes', 'No, the first scan is always unconfirmed', 'Yes, with ECOG 2', 'Yes, with new lesions'], right: 1, why: 'Pace, clues and number of new lesions do not replace the second scan.' },
  ],
};
