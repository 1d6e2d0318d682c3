import type { Reason, RuleTest } from './assessment';

/** A rule that gives a category its response: the first of a list that applies decides. */
export interface CategoryRule<Seen, Response> {
  readonly rule: string;
  readonly response: Response;
  readonly applies: (seen: Seen) => boolean;
  /** What is said of it, with its numbers. */
  readonly sentence: (seen: Seen) => string;
  readonly lesions?: (seen: Seen) => readonly string[];
  readonly timepoints: (seen: Seen) => readonly string[];
  readonly tests?: (seen: Seen) => readonly RuleTest[];
}

/** A response together with the rule that gave it. */
export interface Ruling<Response> {
  readonly response: Response;
  readonly reason: Reason;
}

export const decide = <Seen, Response>(rules: readonly CategoryRule<Seen, Response>[], seen: Seen, resultOf: (response: Response) => string): Ruling<Response> => {
  const rule = rules.find((one) => one.applies(seen));
  if (!rule) throw new Error('No rule applies; the last of a list must always apply.');
  return {
    response: rule.response,
    reason: {
      rule: rule.rule, sentence: rule.sentence(seen), lesions: rule.lesions?.(seen) ?? [], timepoints: rule.timepoints(seen),
      tests: rule.tests?.(seen) ?? [], result: resultOf(rule.response),
    },
  };
};

export const test = (quantity: string, value: number, unit: RuleTest['unit'], op: RuleTest['op'], limit: number, passed: boolean): RuleTest => ({ quantity, value, unit, op, limit, passed });
