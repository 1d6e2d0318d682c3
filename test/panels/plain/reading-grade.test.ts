import { describe, expect, it } from 'vitest';
import { countText, gradeOf, readingGrade, syllablesIn } from '../../../src/panels/plain/reading-grade';

describe('Flesch-Kincaid grade', () => {
  // Kincaid et al. 1975: 0.39 × words per sentence + 11.8 × syllables per word − 15.59. The values are those of the article
  // "Flesch–Kincaid readability tests" of Wikipedia: the lowest grade there is, and the platypus sentence with its 13 words and 24 syllables.
  it.each([
    ['one-word sentences of one syllable', { words: 1, sentences: 1, syllables: 1 }, -3.4],
    ['the platypus sentence', { words: 13, sentences: 1, syllables: 24 }, 11.3],
  ])('%s', (_, count, grade) => expect(gradeOf(count)).toBeCloseTo(grade, 1));

  it('counts words, sentences and syllables of a known text: six words of one syllable', () => {
    expect(readingGrade('The cat sat on the mat.')).toBeCloseTo(0.39 * 6 + 11.8 - 15.59, 6);
  });

  // Syllables as dictionaries divide the words.
  it.each(Object.entries({
    scan: 1, scans: 1, shows: 1, growth: 1, grown: 1, size: 1, changed: 1, changes: 2, made: 1, moved: 1, tables: 2, table: 2, tumour: 2, measured: 2, later: 2, again: 2, enough: 2, bigger: 2, smaller: 2, missing: 2,
    something: 2, people: 2, question: 2, tissue: 2, counted: 2, started: 2, treatment: 2, lesion: 2, region: 2, patient: 2, confirmed: 2, defence: 2, body: 2, education: 4, diagnosis: 4, example: 3, research: 2,
    progression: 3, immunotherapy: 6, unconfirmed: 3, radiology: 5, evaluate: 4, area: 3, idea: 3, reptile: 2, mammal: 2, hybrid: 2, seemingly: 3,
  }))('%s has %i', (word, syllables) => expect(syllablesIn(word)).toBe(syllables));

  // Words, sentences and syllables counted by hand, with the syllables of a dictionary.
  it.each([
    [18, 2, 21, 'The tumour spots can no longer be seen on this scan. Lymph nodes are back to normal size.'],
    [14, 1, 16, 'The measured spots have not grown or shrunk enough to count as a change.'],
    [26, 2, 31, 'Something looks bigger or new on this scan. One scan cannot tell real growth from a flare, so it is checked again on a later scan.'],
    [18, 1, 20, 'A later scan shows that the growth has gone on, so it is now counted as real growth.'],
    [16, 1, 20, 'This scan could not be scored, for example because part of the body was not scanned.'],
    [15, 2, 20, 'The spots that looked bigger before have now shrunk. The earlier growth was not confirmed.'],
  ])('%i words, %i sentences, %i syllables: %s', (words, sentences, syllables, text) => expect(countText(text)).toEqual({ words, sentences, syllables }));

  it('a sentence of a rule book is far above grade 7', () => {
    expect(readingGrade('Unequivocal progression of non-target disease necessitates substantial deterioration notwithstanding concomitant stabilisation of measurable lesions.')).toBeGreaterThan(14);
  });
});
