import type { BenignKind, LookBackAnswer } from '../../read';

/** The five answers to "was it there before?", in the order of their keys. */
export const ANSWERS: readonly { readonly answer: LookBackAnswer; readonly name: string; readonly detail: string }[] = [
  { answer: 'new', name: 'New', detail: 'not there on any earlier scan' },
  { answer: 'seen-before', name: 'Seen before', detail: 'missed on an earlier scan: added there by amendment' },
  { answer: 'below-threshold', name: 'Below threshold', detail: 'there, but too small to count, now larger' },
  { answer: 'equivocal', name: 'Equivocal', detail: 'stays open until the next scan' },
  { answer: 'likely-benign', name: 'Likely benign', detail: 'infection, sarcoid-like, treatment change' },
];

export const BENIGN: readonly { readonly kind: BenignKind; readonly name: string }[] = [
  { kind: 'infection', name: 'Infection' }, { kind: 'inflammation', name: 'Inflammation' }, { kind: 'sarcoid-like', name: 'Sarcoid-like' },
  { kind: 'treatment-change', name: 'Treatment change' }, { kind: 'other', name: 'Other' },
];

/** "If seen before", "Record as new". */
export const inSentence = (answer: LookBackAnswer): string => ANSWERS.find((one) => one.answer === answer)?.name.toLowerCase() ?? answer;

export const asksScan = (answer: LookBackAnswer): boolean => answer === 'seen-before' || answer === 'below-threshold';
