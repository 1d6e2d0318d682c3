import { describe, expect, it } from 'vitest';
import { assess, charterDocument, charterFrom, charterFromDocument, charterFromText, charterProblems, CHARTER_SCHEMA, DEFAULT_CHARTER, PRESETS, windowState } from '../../src/irecist';
import { scenario } from './scenario';

describe('dates', () => {
  const window = { since: '2024-01-01', opens: '2024-01-29', closes: '2024-03-01' };
  it.each(['2024-02-30', '2023-02-29', '2024-13-01', '2024-00-10', '2024-01-00', '2024-01-32', '24-01-01', ' 2024-01-01', 'x2024-01-01', '2024-01-01T00:00', '2024-1-1', '0050-01-01', ''])('"%s" is none', (date) => {
    expect(() => windowState(window, date, 2)).toThrow('Not a date');
    const [baseline, next] = scenario({ week: 0, T: [20] }, { week: 8, T: [20] }).timepoints;
    if (!baseline || !next) throw new Error('no timepoints');
    expect(assess({ timepoints: [baseline, { ...next, date }] })).toMatchObject({ kind: 'refused', problems: [{ kind: 'date-invalid', path: 'timepoints[1].date' }] });
  });
  it.each(['2024-02-29', '2024-02-01', '1999-12-31'])('%s is one', (date) => expect(() => windowState(window, date, 2)).not.toThrow());
});

describe('charters', () => {
  it.each<readonly [unknown]>([[null], [undefined], [7], ['irecist-2017'], [[]]])('%j is none', (json) => {
    expect(charterFrom(json)).toEqual({ charter: DEFAULT_CHARTER, problems: [expect.objectContaining({ setting: '' })] });
    expect(charterFromDocument(json)).toEqual({ kind: 'refused', problems: [{ setting: 'schema', detail: `${CHARTER_SCHEMA} expected` }] });
  });
  it('is the base, and not half of each, while anything is wrong', () => {
    const base = { ...DEFAULT_CHARTER, minSdDays: 42 };
    expect(charterFrom({ tooSmallMm: 3, luck: 1 }, base)).toEqual({ charter: base, problems: [{ setting: 'luck', detail: 'no setting of the rules has this name' }] });
    expect(charterFrom({ tooSmallMm: 3 }, base)).toEqual({ charter: { ...base, tooSmallMm: 3 }, problems: [] });
    for (const tooSmallMm of ['5', null, Number.NaN, Number.POSITIVE_INFINITY, true, [5]]) expect(charterFrom({ tooSmallMm }).problems.map(({ setting }) => setting)).toEqual(['tooSmallMm']);
  });
  it('may close its window on the day that it opens, and tells only what is wrong by itself', () => {
    expect(charterProblems({ ...DEFAULT_CHARTER, confirmMinDays: 56 })).toEqual([]);
    expect(charterFrom({ confirmMinDays: 60, minSdDays: -1 }).problems.map(({ setting }) => setting)).toEqual(['minSdDays']);
  });
  it('names what a kept one lacks', () => {
    const whole = charterDocument(DEFAULT_CHARTER);
    expect(whole.schema).toBe('nadir-charter/1');
    const problem = (document: unknown): unknown => { const reading = charterFromDocument(document); return reading.kind === 'refused' ? reading.problems : reading.document; };
    expect(problem({ ...whole, name: 1 })).toEqual([{ setting: 'name', detail: 'text expected' }]);
    for (const settings of [undefined, null, 'none', 7]) expect(problem({ ...whole, settings })).toEqual([{ setting: 'settings', detail: 'an object of settings expected' }]);
    expect(problem({ ...whole, settings: { ...whole.settings, minSdDays: 'long' } })).toMatchObject([{ setting: 'minSdDays' }]);
    expect(problem(whole)).toEqual(whole);
  });
  it('is found by the name that a read records, and a text that is no charter is none', () => {
    expect(PRESETS.map(({ id }) => id)).toEqual(['irecist-2017', 'irecist-table-2', 'irecist-sponsor-appendix', 'recist-1.1', 'recist-1.1-confirmed']);
    for (const text of ['', '{}', '[', 'null', JSON.stringify({ ...charterDocument(DEFAULT_CHARTER), settings: {} })]) expect(charterFromText(text)).toBeNull();
  });
});
