import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { assess, charterDocument, charterFromDocument, charterFromText, DEFAULT_CHARTER } from '../../src/irecist';
import { AIDS, canonicalJson, DEFAULT_OPTIONS, findingsOf, isCounted, nextEntry, notLookedBack, openMatters, optionProblems, optionsFrom, patientRead, readFrom, readingOf, readOptions, stroke, type Act, type Log, type Measured, type Read } from './log-of';

const append = (log: Log, act: Act): Log => [...log, nextEntry(log, act, { id: `e${log.length}`, at: '2026-04-21T09:00:00Z', by: 'R1' }, (text) => createHash('sha256').update(text).digest('hex'))];
const read = (...acts: readonly Act[]): Read => readFrom(acts.reduce<Log>(append, patientRead(append)));
const under = (reading: Readonly<Record<string, unknown>>): Act => ({ kind: 'charterChosen', v: 1, charter: canonicalJson({ ...charterDocument(DEFAULT_CHARTER), reading }), reason: 'the protocol' });
const coronal = (mm: number): Measured => ({ ...stroke(mm, null), place: { ...stroke(mm, null).place, reformatted: 'coronal' } });
const drawn = (measured: Measured, role: 'target' | 'new' = 'target', timepoint = 'w0'): Act =>
  ({ kind: 'lesionIdentified', v: 1, lesion: 'a', role, timepoint, site: { organ: 'liver', label: 'Liver' }, stroke: { kind: 'caliper', measured }, equivocal: false });
const again = (measured: Measured, timepoint = 'w8'): Act => ({ kind: 'measured', v: 1, lesion: 'a', timepoint, measured, equivocal: false });

describe('what a charter says of the reading', () => {
  it('is everything on where it says nothing, and comes back as it was said', () => {
    expect(readOptions({ charter: 'irecist-2017' })).toEqual(DEFAULT_OPTIONS);
    expect(readingOf(DEFAULT_OPTIONS)).toBeNull();
    const options = { reformattedCounts: true, aids: { ...DEFAULT_OPTIONS.aids, ghost: 'after-own-stroke', label: 'off' } } as const;
    expect(readingOf(options)).toEqual({ reformatted: 'count', aids: { ghost: 'after-own-stroke', label: 'off' } });
    expect(optionsFrom(readingOf(options))).toEqual(options);
  });
  it('stands in the charter beside its settings, which it does not change, and the charter without it is the same text as ever', () => {
    const document = { ...charterDocument(DEFAULT_CHARTER), reading: { aids: { 'one-click': 'off' } } };
    const back = charterFromDocument(JSON.parse(canonicalJson(document)));
    expect(back).toEqual({ kind: 'read', document });
    expect(charterFromText(canonicalJson(document))).toEqual(DEFAULT_CHARTER);
    expect(charterFromDocument(JSON.parse(canonicalJson(charterDocument(DEFAULT_CHARTER))))).toEqual({ kind: 'read', document: charterDocument(DEFAULT_CHARTER) });
    expect(charterFromDocument({ ...charterDocument(DEFAULT_CHARTER), reading: [] }).kind).toBe('refused');
  });
  it.each<[string, unknown, readonly string[]]>([
    ['nothing', undefined, []],
    ['a list', [], ['reading']],
    ['an unknown part', { speed: 1 }, ['reading.speed']],
    ['an unknown aid', { aids: { oracle: 'on' } }, ['reading.aids.oracle']],
    ['a state that an aid has not', { aids: { label: 'after-own-stroke' } }, ['reading.aids.label']],
    ['computed planes by another word', { reformatted: true }, ['reading.reformatted']],
    ['every aid off', { aids: Object.fromEntries(AIDS.map(({ kind }) => [kind, 'off'])) }, []],
  ])('is checked: %s', (_what, reading, settings) => expect(optionProblems(reading).map(({ setting }) => setting)).toEqual(settings));
});

describe('a size on a computed plane', () => {
  it('is kept out of the sum: the target still waits, and the sum is not complete', () => {
    const of = read(drawn(stroke(30, 20)), again(coronal(50)));
    expect(findingsOf(of).timepoints[1]?.targets[0]?.finding).toEqual({ kind: 'not-answered' });
    expect(openMatters(of, 'w8')).toContainEqual({ kind: 'lesion', lesion: 'a' });
    expect(of.lesions[0]?.at.get('w8')?.answer?.kind).toBe('measured');
    const outcome = assess(findingsOf(of));
    expect(outcome.kind === 'assessed' && outcome.assessment.timepoints[1]?.unanswered).toEqual(['T1']);
  });
  it('counts where the charter says so', () => {
    const of = read(under({ reformatted: 'count' }), drawn(stroke(30, 20)), again(coronal(50)));
    expect(isCounted(of, coronal(50))).toBe(true);
    expect(findingsOf(of).timepoints[1]?.targets[0]?.finding).toEqual({ kind: 'measured', mm: expect.closeTo(50, 6) });
  });
  it('keeps one part of several out too', () => {
    const of = read(drawn(stroke(30, 20)), { kind: 'measuredInParts', v: 1, lesion: 'a', timepoint: 'w8', parts: [stroke(12, 8), coronal(9)] });
    expect(findingsOf(of).timepoints[1]?.targets[0]?.finding).toEqual({ kind: 'not-answered' });
  });
  it('makes a new lesion present, but not measurable; growth on it is not judged by such a size', () => {
    const of = read(drawn(coronal(30), 'new', 'w8'), again(coronal(45), 'w15'));
    const [first, second] = [1, 2].map((index) => findingsOf(of).timepoints[index]?.newLesions[0]);
    expect([first?.measurable, first?.finding, second?.finding]).toEqual([false, { kind: 'present' }, { kind: 'not-answered' }]);
  });
});

it('asks for no look-back where the charter has it off', () => {
  const fresh = drawn(stroke(20, 10), 'new', 'w8');
  const [on, off] = [read(fresh), read(fresh, under({ aids: { 'look-back': 'off' } }))];
  expect([on, off].map((of) => of.lesions.map((lesion) => notLookedBack(of, lesion)))).toEqual([[true], [false]]);
});
