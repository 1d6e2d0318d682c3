import type { IrecistResponse, Recist11Response } from './assessment';

/** A label and the day from baseline of its scan. */
export interface DatedLabel<Label> {
  readonly label: Label;
  readonly day: number;
}

/** What a best response is looked for with. */
export interface BestResponseRule {
  /** Days from baseline before stable disease counts (R22, E6). */
  readonly minSdDays: number;
  /** Days after which a response must be seen again; 0 asks for none (R22, E6). */
  readonly confirmResponseDays: number;
}

interface Scale<Label> {
  readonly complete: Label;
  readonly partial: Label;
  readonly stable: Label;
  /** Best first. NED stands beside stable (A17). */
  readonly order: readonly Label[];
  /** The label that ends the sequence: nothing after it counts. */
  readonly end: Label;
}

/** E5: the order of best iRECIST responses. S17 Table 3; ADM. */
const IRECIST: Scale<IrecistResponse> = {
  complete: 'iCR', partial: 'iPR', stable: 'iSD', end: 'iCPD', order: ['iCR', 'iPR', 'iSD', 'Non-iCR/Non-iUPD', 'NED', 'iCPD', 'iUPD', 'NE'],
};
/** R22: the order of best RECIST 1.1 responses. E09 4.6. */
const RECIST: Scale<Recist11Response> = {
  complete: 'CR', partial: 'PR', stable: 'SD', end: 'PD', order: ['CR', 'PR', 'SD', 'Non-CR/Non-PD', 'NED', 'PD', 'NE'],
};

/** R22, E6: a response is confirmed when one as good follows after the asked days, with no worse label and at most one NE between. E09 4.6.1; ADM. */
const isConfirmed = <Label>(sequence: readonly DatedLabel<Label>[], accepted: readonly Label[], notEvaluable: Label, days: number): boolean =>
  sequence.some((first, start) => {
    if (!accepted.includes(first.label)) return false;
    let missed = 0;
    for (const later of sequence.slice(start + 1)) {
      if (accepted.includes(later.label)) {
        if (later.day - first.day >= days) return true;
      } else if (later.label !== notEvaluable || (missed += 1) > 1) return false;
    }
    return false;
  });

/** A response that was not confirmed still shows stable disease, if it lasted long enough. E09 Table 3. */
const lowered = <Label extends string>(sequence: readonly DatedLabel<Label>[], scale: Scale<Label>, rule: BestResponseRule, stable: Label, notEvaluable: Label): readonly Label[] => {
  const asStable = [scale.complete, scale.partial];
  const confirmed = rule.confirmResponseDays === 0 ? [] : [
    ...(isConfirmed(sequence, [scale.complete], notEvaluable, rule.confirmResponseDays) ? [scale.complete] : []),
    ...(isConfirmed(sequence, asStable, notEvaluable, rule.confirmResponseDays) ? [scale.partial] : []),
  ];
  return [...confirmed, ...sequence.map(({ label, day }) => {
    const counted = rule.confirmResponseDays > 0 && asStable.includes(label) ? stable : label;
    return counted === scale.stable && day < rule.minSdDays ? notEvaluable : counted;
  })];
};

const bestOf = <Label extends string>(sequence: readonly DatedLabel<Label>[], scale: Scale<Label>, rule: BestResponseRule, stable: Label, notEvaluable: Label): Label | null => {
  const last = sequence.findIndex(({ label }) => label === scale.end);
  const counted = lowered(last < 0 ? sequence : sequence.slice(0, last + 1), scale, rule, stable, notEvaluable);
  return scale.order.find((label) => counted.includes(label)) ?? null;
};

/** E5, E6: the best iRECIST response up to confirmed progression: a later iCPD does not erase it, a later response does not count. */
export const bestIrecist = (sequence: readonly DatedLabel<IrecistResponse>[], rule: BestResponseRule, hasTargets: boolean): IrecistResponse | null =>
  bestOf(sequence, IRECIST, rule, hasTargets ? 'iSD' : 'Non-iCR/Non-iUPD', 'NE');

/** R22: the best RECIST 1.1 response up to progression. */
export const bestRecist = (sequence: readonly DatedLabel<Recist11Response>[], rule: BestResponseRule, hasTargets: boolean): Recist11Response | null =>
  bestOf(sequence, RECIST, rule, hasTargets ? 'SD' : 'Non-CR/Non-PD', 'NE');
