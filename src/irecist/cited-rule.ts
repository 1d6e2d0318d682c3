/** A rule as it is cited: number, name, the rule in a sentence, and where it comes from. */
export interface Rule {
  readonly number: string;
  readonly title: string;
  readonly sentence: string;
  readonly source: string;
}

/** Rules written as rows of number, title, sentence and source. */
export const rules = (...rows: readonly (readonly [number: string, title: string, sentence: string, source: string])[]): readonly Rule[] =>
  rows.map(([number, title, sentence, source]) => ({ number, title, sentence, source }));
