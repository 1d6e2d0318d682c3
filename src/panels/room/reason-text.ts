/** A sentence of the rules, cut where the screen does something: a name that leads to its place, a number that carries the decision. */
export type ReasonPiece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'lesion'; readonly text: string }
  | { readonly kind: 'timepoint'; readonly text: string }
  | { readonly kind: 'change'; readonly text: string };

const CHANGE = '[+−]\\d+(?:\\.\\d+)?(?:%| mm)?';
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const longestFirst = (names: readonly string[]): readonly string[] => [...names].sort((a, b) => b.length - a.length);

/** Pieces in order; put together they are the sentence again. */
export const reasonPieces = (sentence: string, lesions: readonly string[], timepoints: readonly string[]): readonly ReasonPiece[] => {
  const names = longestFirst([...lesions, ...timepoints].filter((name) => name !== '')).map((name) => `(?<![\\p{L}\\p{N}])${escaped(name)}(?![\\p{L}\\p{N}])`);
  const pattern = new RegExp([...names, CHANGE].join('|'), 'gu');
  const pieces: ReasonPiece[] = [];
  let done = 0;
  for (const found of sentence.matchAll(pattern)) {
    if (found.index > done) pieces.push({ kind: 'text', text: sentence.slice(done, found.index) });
    const [text] = found;
    pieces.push({ kind: lesions.includes(text) ? 'lesion' : timepoints.includes(text) ? 'timepoint' : 'change', text });
    done = found.index + text.length;
  }
  if (done < sentence.length) pieces.push({ kind: 'text', text: sentence.slice(done) });
  return pieces;
};
