/** How hard a text is to read: the Flesch-Kincaid grade (Kincaid et al. 1975, Research Branch Report 8-75), with a count of syllables of our own. */
export interface TextCount {
  readonly words: number;
  readonly sentences: number;
  readonly syllables: number;
}

/** Grade = 0.39 × words per sentence + 11.8 × syllables per word − 15.59. */
export const gradeOf = ({ words, sentences, syllables }: TextCount): number => 0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59;

/** Words whose letters mislead the count of vowel groups. */
const IRREGULAR: Readonly<Record<string, number>> = {
  people: 2, science: 2, being: 2, seeing: 2, doing: 2, going: 2, created: 3, area: 3, idea: 3, every: 2, different: 2, evening: 2, business: 2, something: 2, someone: 2, somewhere: 2,
  sometimes: 2, therefore: 2, before: 2, scored: 1, diameter: 4, period: 3, radiology: 5, serious: 4, media: 3, create: 2, nineteen: 2, themselves: 2, baseline: 2, whole: 1,
};

/** Endings that are written with a vowel and said without one: -e, -es, -ed, except after what makes them sound. */
const silent = (word: string): number => {
  if (/[^aeiouy]le$/.test(word)) return 0; // ta-ble
  if (/([sxz]|[cs]h|[cg])es$/.test(word)) return 0; // box-es, chan-ges
  if (/[td]ed$/.test(word)) return 0; // star-ted
  return /[^aeiouy]e$|[^aeiouy]e[sd]$/.test(word) && !/[^aeiouy]les$/.test(word) ? 1 : 0;
};

/** Vowels that stand together and are said apart: ra-di-o, li-on, re-act. */
const apart = (word: string): number => (word.match(/ia(?!l$|n$)|io(?!n)|eo(?!u)|ua(?=l|t)|[^gq]uou|ui(?=ng)|iu|(?<=[aeiouy][^aeiouy]+)ie(?=r$|st$)/g) ?? []).length;

export const syllablesIn = (word: string): number => {
  const letters = word.toLowerCase().replace(/[’']s$/, '').replace(/[^a-z0-9]/g, '');
  if (letters === '') return 0;
  if (/^\d+$/.test(letters)) return letters.length; // a number is said at least digit by digit
  const known = IRREGULAR[letters];
  if (known !== undefined) return known;
  const groups = letters.match(/[aeiouy]+/g)?.length ?? 1;
  return Math.max(1, groups - silent(letters) + apart(letters));
};

export const countText = (text: string): TextCount => {
  const words = text.split(/[\s–—-]+/).filter((word) => /[a-z0-9]/i.test(word));
  return {
    words: Math.max(1, words.length),
    sentences: Math.max(1, text.split(/[.!?]+(?=\s|$)/).filter((sentence) => /[a-z0-9]/i.test(sentence)).length),
    syllables: words.reduce((sum, word) => sum + syllablesIn(word), 0),
  };
};

export const readingGrade = (text: string): number => gradeOf(countText(text));
