import type { OutcomeProblem } from '../../irecist';

/** Words of the endpoints and patterns. Numbers keep their denominators; nothing here advises. */
export const OUTCOME_TEXTS = {
  beside: 'Information beside the label; none of it changes the label.',
  clinical: 'What is noted here stands beside the images. It is never an input to a label.',
  baseRates: [
    'Of all patients treated with checkpoint inhibitors 6.0% (95% CI 5.0–7.0) showed pseudoprogression: 17 studies, 3402 patients (Park, Radiology 2020).',
    'Of patients already labelled iUPD who were scanned again, 15% (pooled over 18 trials, 95% CI 8–26; 60 of 287 when simply counted, 20.9%) had it taken back (pooled analysis of immunotherapy trials read by iRECIST; figures of its abstract).',
  ],
  baseRateShort: 'Taken back: 6.0% of 3402 treated patients; 15% (pooled over 18 trials) of those labelled iUPD and scanned again. Most scans that look worse show real growth.',
  baseRateMeaning: 'The two answer different questions. Most scans that look worse do show real growth.',
  hyperprogression: 'The definitions do not agree: pooled 12.4 to 13.2%, but 5.9 to 43.1% by definition (Park 2021, Zhao 2022, Kim 2024). Each stands by its name.',
  dissociated: 'Dissociated: some targets at least 30% smaller than at baseline while others are over 20% larger, those 5 mm in sum; seen in 12 of 360 (3.3%; Bernard-Tessier 2020), by other definitions in up to 47.8%. Mixed: a target 20% and 5 mm over its own smallest size while the targets together do not progress.',
  repeatability: 'Half-width of the 95% repeatability of a sum of as many diameters, from same-day rescans (Oxnard 2011).',
} as const;

export const INTERVAL_END = {
  progression: 'progression', death: 'death', 'last-evaluable-assessment': 'last evaluable assessment', 'no-evaluable-assessment': 'no later evaluable assessment',
} as const;

export const DATE_PROBLEMS: Readonly<Record<OutcomeProblem, string>> = {
  'start-no-date': 'The start of treatment is no date. Enter it anew below.',
  'death-no-date': 'The date of death is no date. Enter it anew below.',
  'start-after-follow-up': 'Treatment starts after a follow-up that was read. Correct the date below.',
  'death-before-start': 'The death lies before the start of treatment. Correct one of the dates below.',
  'death-before-last-scan': 'A scan that was read was made after the death. Correct the date below.',
};
