import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { assess } from '../../../src/irecist';
import { caseTruth } from '../../../src/phantom';
import { findingsOf, readFrom } from '../../../src/read';
import { expertRead } from '../../../src/app/teaching/expert-read';
import { teachingScript } from '../../../src/app/teaching/teaching-script';
import { BANNED, BAR_RESET, BRING, LABEL_WORDS, PLAIN_FOOT, QUESTIONS, RATE } from '../../../src/panels/plain/label-words';
import { PlainPage } from '../../../src/panels/plain/PlainPage';
import { plainPage } from '../../../src/panels/plain/plain-page';
import { wordsOf } from '../../../src/panels/plain/PlainSheet';
import { readingGrade } from '../../../src/panels/plain/reading-grade';

const CASES = ['flare-classic', 'true-progression', 'new-lesions-vanish', 'flare-then-late-pd', 'hyperprogression', 'dissociated', 'nodal-additive', 'cr-residual-nodes', 'sarcoid-like'];
const digest = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));
const readOf = (id: string) => {
  const teaching = teachingScript(JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', '..', 'sample-dicom', id, 'case.json'), 'utf8')));
  const read = readFrom(expertRead(teaching, caseTruth(teaching.script), digest));
  const outcome = assess(findingsOf(read));
  if (outcome.kind === 'refused') throw new Error(id);
  return { read, assessment: outcome.assessment };
};
const pages = CASES.flatMap((id) => {
  const { read, assessment } = readOf(id);
  return read.timepoints.map(({ label }) => {
    const page = plainPage(read, assessment, label);
    if (!page) throw new Error(`${id} ${label}`);
    return { name: `${id} ${label} ${page.label}`, page };
  });
});
const plainTexts = [...Object.values(LABEL_WORDS).flatMap(({ plain, title, halves }) => [plain, title.join(' '), ...halves.map(({ text }) => text)]), BAR_RESET, BRING, PLAIN_FOOT, RATE, ...QUESTIONS];

describe('plain words', () => {
  it.each(plainTexts)('grade 7 or below: %s', (text) => expect(readingGrade(text)).toBeLessThanOrEqual(7));
  it.each(pages)('$name: the whole page is at grade 7 or below, and so is every sentence made for it', ({ page }) => {
    expect(readingGrade(wordsOf(page))).toBeLessThanOrEqual(7);
    for (const sentence of [...page.seen, page.next]) expect(readingGrade(sentence), sentence).toBeLessThanOrEqual(7);
  });
  it.each([...plainTexts, ...Object.values(LABEL_WORDS).map(({ reader }) => reader), ...pages.map(({ page }) => wordsOf(page))])('no verdict, comfort or advice: %s', (text) => {
    for (const word of BANNED) expect(text.toLowerCase()).not.toMatch(new RegExp(`\\b${word}`));
  });
  it('every label has a sentence for a reader and one in plain words', () => {
    for (const { reader, plain } of Object.values(LABEL_WORDS)) expect(reader.length > 10 && plain.length > 10).toBe(true);
  });
});

describe('a page for a simulated patient', () => {
  const at = (name: string) => {
    const found = pages.find((one) => one.name.startsWith(`${name} `))?.page;
    if (!found) throw new Error(name);
    return found;
  };
  // The truth: case 1 of the script, 105 mm to 131 mm on 2 March 2026; four to eight weeks later is 30 March to 27 April.
  it('iUPD: both halves, growth first; the rate; the days of the next scan', () => {
    const page = at('flare-classic W8');
    expect(page.label).toBe('iUPD');
    expect(page.seen.join(' ')).toContain('We measured five spots. Added up, they went from 105 mm to 131 mm.');
    expect(page.halves.map(({ head }) => head)).toEqual(['Most often: real growth', 'Less often: a flare']);
    expect(page.window).toEqual({ scan: '2026-03-02', opens: '2026-03-30', closes: '2026-04-27' });
    expect(page.next).toContain('four to eight weeks');
    expect(renderToStaticMarkup(<PlainPage page={page} source="case 1" />)).toContain('30 March to 27 April');
  });
  it('says that an earlier growth was not confirmed once the bar is reset, and names no day then', () => {
    const page = at('flare-classic W15');
    expect(page.seen[0]).toBe(BAR_RESET);
    expect(page.window).toBeNull();
    expect(page.rate).toBeNull();
  });
  it('counts new spots, and the sum from the nadir where it grew', () => {
    expect(at('new-lesions-vanish W8').seen.join(' ')).toContain('We saw two spots that were not there before.');
    expect(at('flare-then-late-pd W36').seen.join(' ')).toContain('from 50 mm to 62 mm');
  });
  it('no page but that of an iUPD names a day or a number of weeks', () => {
    for (const { page } of pages.filter(({ page: { label } }) => label !== 'iUPD')) expect(wordsOf(page)).not.toMatch(/weeks?|months?|days/);
  });
});
