import type { Series } from './model';

/** Words by which protocols and descriptions name the contrast phase; the first that fits wins. */
const WORDS: readonly { readonly phase: Series['phase']; readonly words: RegExp }[] = [
  { phase: 'non-contrast', words: /\b(non[- ]?contrast|non[- ]?enhanced|unenhanced|without contrast|w\/?o contrast|native?|nativ|plain|nect|ncct|n[ck]|ohne km|sans injection|c-)(?!\w)/i },
  { phase: 'portal-venous', words: /\b(portal[- ]?venous|portven|portal|venous|ven(oes|ös)?|pv|pvp|70 ?s(ec)?|hepatic venous)\b/i },
  { phase: 'arterial', words: /\b(arterial|art(er)?|late arterial|early arterial|hap|cta|angio|aorta phase|bolus|30 ?s(ec)?)\b/i },
  { phase: 'delayed', words: /\b(delay(ed)?|late phase|equilibrium|excretory|nephrographic|spaet|spät|5 ?min|10 ?min)\b/i },
];

/** The contrast phase that a text names; null where it names none. Contrast given without a phase in words is no phase. */
export const phaseOf = (words: string, contrast: string): Series['phase'] => {
  const found = WORDS.find((entry) => entry.words.test(words))?.phase ?? null;
  // "native" in a description does not outweigh an agent that was given.
  return found === 'non-contrast' && contrast !== '' ? null : found;
};
