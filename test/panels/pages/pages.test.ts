import { describe, expect, it } from 'vitest';
import type { LoadProblem, Series, SetApart } from '../../../src/dicom';
import type { ProposedTimepoint, SubjectProposal } from '../../../src/panels';
import { byteAmount, byteShare, grouped } from '../../../src/panels/pages/amounts';
import { sinceWhen, timeLeft } from '../../../src/panels/pages/moments';
import { problemFiles, problemGroups } from '../../../src/panels/pages/problem-groups';
import { dayLine, hindrance, included, proposalCounts, whyLine, withoutSeries } from '../../../src/panels/pages/proposal';
import { seriesChoices, seriesName, setApartLine } from '../../../src/panels/pages/series-name';

const series = (key: string, given: Partial<Series> = {}): Series => ({
  key, seriesInstanceUid: key, studyInstanceUid: 's', frameOfReferenceUid: null, seriesNumber: 2, description: 'Chest', protocol: '', modality: 'CT', manufacturer: '',
  kernel: 'L', contrast: '', phase: null, kilovolts: 120, sliceThicknessMm: 5, sliceSpacingMm: 5, orientation: 'axial', slices: Array.from({ length: 64 }, () => ({}) as Series['slices'][number]),
  findings: [], date: null, time: null, timePointId: null, timePointOffsetDays: null, ...given,
});
const timepoint = (label: string, date: string | null, given: Partial<ProposedTimepoint> = {}): ProposedTimepoint => ({
  id: label, label, date, day: 0, studyInstanceUids: [label], candidates: [series(label)], seriesKey: label, why: 'Nearest to baseline', excluded: false, merged: [], ...given,
});
const proposal = (...timepoints: ProposedTimepoint[]): SubjectProposal => ({
  subject: { key: 'k', patientId: '', patientName: '', birthDate: null, sex: null, days: [], setApart: [] }, code: 'Case 014', timepoints, existingRead: null,
});
const W0 = timepoint('W0', '2026-01-05');
const W8 = timepoint('W8', '2026-03-02', { day: 56 });

describe('amounts', () => {
  it.each([[0, '0'], [999, '999'], [1842, '1\u00A0842'], [1234567, '1\u00A0234\u00A0567']])('%i files are %s', (count, text) => expect(grouped(count)).toBe(text));
  it.each([[0, '0 kB'], [512_000, '512 kB'], [199_999, '200 kB'], [1_300_000_000, '1.3 GB'], [5e12, '5.0 TB'], [5e15, '5\u00A0000 TB']])('%i bytes are %s', (bytes, text) => expect(byteAmount(bytes)).toBe(text));
  it('gives a share in the unit of the whole, unless it would vanish in it', () => {
    expect(byteShare(1.3e9, 12e9)).toBe('1.3 of 12.0 GB');
    expect(byteShare(12e3, 12e9)).toBe('12 kB of 12.0 GB');
    expect(byteShare(0, 12e9)).toBe('0.0 of 12.0 GB');
  });
});

describe('moments', () => {
  const now = new Date(2026, 10, 23, 12, 0);
  const local = (...at: [number, number, number, number, number]): string => new Date(...at).toISOString();
  it.each([
    [local(2026, 10, 23, 9, 41), 'today 09:41'], [local(2026, 10, 22, 23, 59), 'yesterday'], [local(2026, 10, 19, 8, 0), '19 Nov'], [local(2025, 10, 19, 8, 0), '19 Nov 2025'], ['soon', ''],
  ])('%s is %s', (instant, text) => expect(sinceWhen(instant, now)).toBe(text));

  /** Truth: 100 of 300 files in 2 s leave 200 files, 4 s. */
  it.each([[100, 300, 2000, 'about 4 s left'], [100, 300, 999, ''], [0, 300, 5000, ''], [300, 300, 5000, ''], [299, 300, 2000, 'less than 1 s left'], [10, 1000, 10_000, 'about 17 min left']])(
    '%i of %i in %i ms: %s', (done, total, elapsed, text) => expect(timeLeft(done, total, elapsed)).toBe(text));
});

describe('load problems', () => {
  const problem = (kind: LoadProblem['kind'], rank: LoadProblem['rank'], file: string, detail: string, count?: number): LoadProblem => ({ kind, rank, file, detail, ...(count === undefined ? {} : { count }) });
  const problems = [
    problem('duplicate', 'information', 'a', 'Same image twice, one kept'), problem('truncated', 'fault', 'b', 'Cut short, 12 of 512 kB'),
    problem('duplicate', 'information', 'c', 'Same image twice, one kept'), problem('truncated', 'fault', 'd', 'Cut short, 9 of 512 kB'), problem('localizer', 'information', 'e', 'Localizer', 3),
  ];
  it('are told one line for each reason, worst first, and no file is lost', () => {
    expect(problemGroups(problems).map(({ what, files, count }) => [what, files, count])).toEqual([
      ['Cut short, 12 of 512 kB', ['b'], 1], ['Cut short, 9 of 512 kB', ['d'], 1], ['Same image twice, one kept', ['a', 'c'], 2], ['Localizer', ['e'], 3],
    ]);
    expect(problemFiles(problems)).toBe(7);
  });
});

describe('a proposal', () => {
  it.each<[string, SubjectProposal, string | null]>([
    ['in order', proposal(W0, W8), null],
    ['with one timepoint', proposal(W0), null],
    ['with all left out', proposal({ ...W0, excluded: true }), 'Every timepoint is left out'],
    ['without a date', proposal(W0, { ...W8, date: null }), 'W8 needs a date'],
    ['without a date at what is left out', proposal(W0, { ...W8, date: null, excluded: true }), null],
    ['without a name', proposal(W0, { ...W8, label: ' ' }), 'A timepoint needs a name'],
    ['with one name twice', proposal(W0, { ...W8, label: 'W0 ' }), 'Two timepoints are called W0'],
    ['against the order of time', proposal(W8, W0), 'W0 is dated before the timepoint above it'],
    ['without any series', proposal({ ...W0, candidates: [], seriesKey: null }), 'No series to read'],
  ])('%s can be read, or says why not', (_title, given, expected) => expect(hindrance(given)).toBe(expected));

  it('counts what was found', () => {
    expect(proposalCounts(proposal(W0, W8), true)).toBe('2 timepoints, 2 series, 128 images');
    expect(proposalCounts(proposal(W0), false)).toBe('1 timepoint so far, 1 series, 64 images');
  });

  it('counts days from the first timepoint that is not left out, the baseline being day 1', () => {
    const [baseline] = included(proposal({ ...W0, excluded: true }, W8));
    expect(baseline?.label).toBe('W8');
    expect([dayLine(W0, W0), dayLine(W8, W0), dayLine({ ...W8, day: -3 }, W0), dayLine({ ...W8, day: null }, W0), dayLine({ ...W8, excluded: true }, W0)]).toEqual(
      ['day 1, baseline', 'day 57', '3 days before', '', 'left out']);
  });

  it('does not give the reason of the proposal for a series that the reader took instead', () => {
    expect(whyLine(W0)).toBe('Nearest to baseline');
    expect(whyLine({ ...W0, candidates: [series('a'), series('b')], seriesKey: 'b' })).toBe('Your choice; proposed was Chest 5.0 mm, kernel L');
    expect(withoutSeries(proposal(W0, { ...W8, seriesKey: null }))).toEqual(['W8']);
  });
});

describe('series', () => {
  it.each([
    [{}, 'Chest 5.0 mm, kernel L'], [{ description: 'Lung 5mm' }, 'Lung 5mm, kernel L'], [{ description: 'Lung 5.0' }, 'Lung 5.0, kernel L'], [{ description: 'Run 15' }, 'Run 15 5.0 mm, kernel L'], [{ description: '', protocol: 'Thorax', kernel: '' }, 'Thorax 5.0 mm'],
    [{ orientation: 'coronal' as const, sliceThicknessMm: null, sliceSpacingMm: 2.5 }, 'Chest 2.5 mm, coronal, kernel L'], [{ description: '', seriesNumber: null, sliceThicknessMm: null, sliceSpacingMm: null }, 'Series without a name, kernel L'],
  ])('%o is called %s', (given, name) => expect(seriesName(series('k', given))).toBe(name));

  it('with one name are told apart by their numbers', () => {
    expect(seriesChoices([series('a'), series('b', { seriesNumber: 5 }), series('c', { description: 'Lung' })], 'a').map(({ text }) => text)).toEqual(
      ['2: Chest 5.0 mm, kernel L', '5: Chest 5.0 mm, kernel L, 64 images', 'Lung 5.0 mm, kernel L, 64 images']);
  });

  it('set apart are counted by what they are', () => {
    const apart = (kind: SetApart['kind'], count: number): SetApart => ({ kind, count, description: '', series: null });
    expect(setApartLine([apart('localizer', 2), apart('dose-report', 1), apart('localizer', 1)])).toBe('Set apart: 3 localizers, 1 dose report');
    expect(setApartLine([])).toBe('');
  });
});
