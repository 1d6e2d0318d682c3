import type { Rule } from './cited-rule';
import { BASELINE_RULES, FOLLOW_UP_RULES, RECIST_RULES } from './rule-book-recist';
import { ENDPOINT_RULES, IRECIST_RULES, KINETIC_RULES } from './rule-book-irecist';

export interface RuleChapter {
  readonly title: string;
  readonly rules: readonly Rule[];
}

/** Every rule that a reason can cite, by chapter. */
export const RULE_BOOK: readonly RuleChapter[] = [
  { title: 'Baseline', rules: BASELINE_RULES },
  { title: 'Follow-up measurement', rules: FOLLOW_UP_RULES },
  { title: 'RECIST 1.1', rules: RECIST_RULES },
  { title: 'iRECIST', rules: IRECIST_RULES },
  { title: 'Endpoints', rules: ENDPOINT_RULES },
  { title: 'Kinetics', rules: KINETIC_RULES },
];

/** What the source keys stand for. */
export const RULE_SOURCES: Readonly<Record<string, string>> = {
  E09: 'Eisenhauer et al. 2009, Eur J Cancer 45:228 (RECIST 1.1)',
  S17: 'Seymour et al. 2017, Lancet Oncol 18:e143 (iRECIST)',
  FAQ: 'RECIST Working Group, frequently asked questions, recist.eortc.org',
  RWG: 'RECIST Working Group, teaching slides on iRECIST',
  SPA: 'Sponsor protocol appendices on iRECIST',
  ADM: 'pharmaverse admiralonco, iRECIST vignette',
};

export const ruleOf = (number: string): Rule | undefined => RULE_BOOK.flatMap(({ rules }) => rules).find((rule) => rule.number === number);
