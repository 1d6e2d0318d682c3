import { describe, expect, it } from 'vitest';
import { DEFAULT_CHARTER, PRESETS, type Charter, type NewLesionEntry, type SubjectFindings, type TimepointResponse } from '../../src/irecist';
import { datedLabels } from '../../src/irecist/endpoints';
import { assessmentOf } from './subjects';
import { scenario, type Scan } from './scenario';

const visits = (settings: Partial<Charter>, scans: readonly Scan[]): readonly TimepointResponse[] => assessmentOf(scenario(...scans), { ...DEFAULT_CHARTER, ...settings }).timepoints;
const labels = (settings: Partial<Charter>, ...scans: readonly Scan[]): string => visits(settings, scans).slice(1).map(({ irecist }) => irecist).join(' ');
const still = (week: number, scan: Partial<Scan> = {}): Scan => ({ week, T: [100], ...scan });

describe('what an episode leaves behind for the next visit', () => {
  const disallow: Partial<Charter> = { lateConfirmation: 'disallow' };
  const never: Partial<Charter> = { firstNewLesionConfirms: 'never' };
  it.each<readonly [string, Partial<Charter>, readonly Scan[], string]>([
    // A9: what came too late to confirm has joined the episode, so that it confirms later by its low bar only, and does not confirm by being there.
    ['targets that came too late have joined it (I8)', { ...disallow, confirmReference: 'last-timepoint' }, [still(0), still(8, { NL: [12] }), { week: 20, T: [125], NL: [12] }, { week: 26, T: [129.9], NL: [12] }], 'iUPD iUPD iUPD'],
    ['and confirm by 5 mm more', { ...disallow, confirmReference: 'last-timepoint' }, [still(0), still(8, { NL: [12] }), { week: 20, T: [125], NL: [12] }, { week: 26, T: [130], NL: [12] }], 'iUPD iUPD iCPD'],
    ['a new lesion that came too late has joined it (I12)', disallow, [still(0), { week: 8, T: [125] }, { week: 20, T: [125], NL: [40] }, { week: 26, T: [125], NL: [45] }], 'iUPD iUPD iCPD'],
    ['and what began it is still of it (I8)', disallow, [still(0), { week: 8, T: [125] }, { week: 20, T: [125], NL: [40] }, { week: 26, T: [125], NL: [40] }], 'iUPD iUPD iUPD'],
    ['a new lesion that may not confirm has joined it (A7, I12)', never, [still(0), { week: 8, T: [125] }, still(14, { NL: [40] }), still(20, { NL: [45] })], 'iUPD iUPD iCPD'],
    ['and what began it is still of it (A7, I8)', never, [still(0), { week: 8, T: [125] }, { week: 14, T: [122], NL: [40] }, { week: 20, T: [125], NL: [40] }], 'iUPD iUPD iUPD'],
    ['an old new lesion has no part in an iUPD of the targets (I7)', {}, [still(0), still(8, { NL: [40] }), { week: 14, T: [60], NL: [40] }, { week: 20, T: [75], NL: [40] }, { week: 26, T: [75], NL: [40] }, { week: 32, T: [75], NL: [45] }], 'iUPD iPR iUPD iUPD iUPD'],
    // I23: the days to a late assessment count from the last visit that was evaluable.
    ['an NE visit moves no window', disallow, [still(0), { week: 8, T: [125] }, { week: 14, T: ['not-evaluable'] }, { week: 17, T: [140] }], 'iUPD NE iUPD'],
    ['an evaluable one does', disallow, [still(0), { week: 8, T: [125] }, { week: 14, T: [125] }, { week: 17, T: [140] }], 'iUPD iUPD iCPD'],
    // R9: a partial response lasts over a visit that could not be evaluated.
    ['an NE visit ends no partial response (R9)', {}, [still(0), { week: 8, T: [70] }, { week: 16, T: ['not-evaluable'] }, { week: 24, T: [75] }], 'iPR NE iPR'],
    // R11: nor a complete one.
    ['an NE visit ends no complete response (R11)', {}, [{ week: 0, T: [20] }, { week: 8, T: [0] }, { week: 16, T: ['not-evaluable'] }, { week: 24, T: [2] }], 'iCR NE iUPD'],
    ['a target that was never gone reappears not', {}, [{ week: 0, T: [20, 20] }, { week: 8, T: [0, 20] }, { week: 16, T: [2, 20] }], 'iPR iPR'],
    // I24: an old non-target progression that a reset left behind.
    ['a non-target progression is excused by a reset, and once only', {}, [still(0, { NT: ['present'] }), still(8, { NT: ['unequivocal'] }), { week: 14, T: [60], NT: ['unequivocal'] }, { week: 20, T: [75], NT: ['unequivocal-increased'] }, { week: 26, T: [60], NT: ['unequivocal'] }], 'iUPD iPR iUPD iPR'],
    ['a reset excuses none that comes after it', {}, [still(0, { NT: ['present'] }), still(8, { NT: ['present'], NL: [12] }), { week: 14, T: [60], NT: ['present'], NL: [12] }, { week: 20, T: [60], NT: ['unequivocal'], NL: [12] }], 'iUPD iPR iUPD'],
  ])('%s', (_name, settings, scans, expected) => expect(labels(settings, ...scans)).toBe(expected));

  it('remembers the non-target response of the last visit that saw it (I21 without targets)', () =>
    expect(labels({}, { week: 0, NT: ['present'] }, { week: 8, NT: ['not-evaluable'], NL: [12] }, { week: 14, NT: ['present'], NL: [12] })).toBe('iUPD iUPD'));
  it('compares improvement with the iUPD visit itself, or where that did not see with the last that did (I21)', () => {
    expect(labels({}, still(0), still(8), { week: 16, T: [60], NL: [12] }, { week: 22, T: [60], NL: [12] })).toBe('iSD iUPD iUPD');
    expect(labels({}, { week: 0, NT: ['present'] }, { week: 8, NT: ['present'] }, { week: 16, NT: ['absent'], NL: [12] }, { week: 22, NT: ['absent'], NL: [12] })).toBe('Non-iCR/Non-iUPD iUPD iUPD');
    expect(labels({}, { week: 0, NT: ['present'] }, { week: 8, NT: ['absent'] }, { week: 16, NT: ['not-evaluable'], NL: [12] }, { week: 22, NT: ['absent'], NL: [12] })).toBe('iCR iUPD iUPD');
    expect(labels({}, { week: 0, NT: ['present'] }, { week: 8, NT: ['not-evaluable'], NL: [12] }, { week: 14, NT: ['absent'], NL: [12] })).toBe('iUPD Non-iCR/Non-iUPD');
  });
  it('remembers of an episode that no target reappeared in it (R11)', () =>
    expect(labels({}, { week: 0, G: [20, 16], NT: ['present'] }, { week: 8, G: [9, 9], NT: ['absent'] }, { week: 16, G: [9, 9], NT: ['present'] }, { week: 22, G: [10, 0], NT: ['present'] })).toBe('iCR iUPD iCPD'));
  it('dates a progression from its earliest suspicion, and another from its own visit (R17, E4)', () => {
    const dates = (...scans: readonly Scan[]): unknown => { const { progressionDate, recist11ProgressionDate } = assessmentOf(scenario(...scans)); return [progressionDate, recist11ProgressionDate]; };
    expect(dates(still(0), still(8, { NL: ['equivocal', null] }), still(16, { NL: ['equivocal', 'equivocal'] }), still(24, { NL: [12, 12] }))).toEqual(['2025-03-03', '2025-03-03']);
    expect(dates(still(0), still(8, { NL: [null, 'equivocal'] }), still(16, { NL: ['equivocal', 'equivocal'] }), still(24, { NL: [12, 12] }))).toEqual(['2025-03-03', '2025-03-03']);
    expect(dates(still(0), still(8, { NL: ['equivocal'] }), still(16, { NL: ['absent'] }), still(24, { NL: [12] }))).toEqual(['2025-06-23', '2025-06-23']);
    expect(dates(still(0), still(8, { NL: ['equivocal'] }), still(16, { NL: ['not-evaluable'] }), still(24, { NL: [12] }))).toEqual(['2025-03-03', '2025-03-03']);
  });
  it('keeps the label raw or sticky after confirmation, by the charter (A10)', () => {
    const scans: readonly Scan[] = [still(0), { week: 8, T: [125] }, { week: 14, T: [130] }, { week: 20, T: [60] }];
    const told = (settings: Partial<Charter>): unknown => visits(settings, scans).slice(-1).map(({ irecist, confirmedBy, reasons, confirmation }) => [irecist, confirmedBy, reasons.filter(({ rule }) => rule.startsWith('I')).map(({ rule, timepoints }) => [rule, timepoints]), confirmation]);
    expect(told({})).toEqual([['iCPD', [], [['I25', ['W14', 'W20']]], null]]);
    expect(told({ afterConfirmed: 'raw' })).toEqual([['iPR', [], [['I2', ['W20']]], null]]);
  });
});

describe('what new lesions leave behind', () => {
  const lesion = (id: string, organ: string, finding: NewLesionEntry['finding'], measurable = true): NewLesionEntry => ({ id, organ, lesionKind: 'nonnode', measurable, finding });
  const mm = (size: number): NewLesionEntry['finding'] => ({ kind: 'measured', mm: size });
  const seen = (settings: Partial<Charter>, T: readonly number[], ...news: readonly (readonly NewLesionEntry[])[]): readonly TimepointResponse[] => {
    const plain = scenario(...[100, ...T].map((size, index) => ({ week: index * 8, T: [size] })));
    const findings: SubjectFindings = { timepoints: plain.timepoints.map((visit, index) => ({ ...visit, newLesions: news[index - 1] ?? [] })) };
    return assessmentOf(findings, { ...DEFAULT_CHARTER, ...settings }).timepoints.slice(1);
  };
  const said = (...given: Parameters<typeof seen>): string => seen(...given).map(({ irecist }) => irecist).join(' ');

  it('gives no place of a measured one to a lesion followed by status (I6)', () => {
    const [a, b] = [lesion('a', 'liver', { kind: 'present' }, false), lesion('b', 'liver', { kind: 'present' }, false)];
    expect(seen({}, [100, 100], [a, b], [a, b, lesion('c', 'liver', mm(12)), lesion('d', 'liver', mm(11)), lesion('e', 'liver', mm(10))]).at(-1)?.newLesionRoles).toEqual({ a: 'NLNT', b: 'NLNT', c: 'NLT', d: 'NLT', e: 'NLNT' });
  });
  it('judges a measured one by its sum and not by a word beside it (I6)', () =>
    expect(said({}, [100, 100], [lesion('a', 'liver', mm(12))], [lesion('a', 'liver', { kind: 'unequivocal-increased', mm: 13 })])).toBe('iUPD iUPD'));
  it('compares with the lowest complete sum (I7)', () => {
    const pair = (one: number, other: number | null): readonly NewLesionEntry[] => [lesion('a', 'liver', mm(one)), lesion('b', 'lung', other === null ? { kind: 'not-evaluable' } : mm(other))];
    expect(said({}, [100, 60, 60, 60], pair(20, 20), pair(20, 20), pair(20, null), pair(20, 20))).toBe('iUPD iPR iPR iPR');
    expect(said({}, [100, 60, 60, 60], pair(20, 20), pair(18, 17), pair(20, null), pair(22, 20))).toBe('iUPD iPR iPR iUPD');
  });
  it('restarts its lowest sum only when a measured one joins (I7, I16)', () => {
    const a = (size: number): NewLesionEntry => lesion('a', 'liver', mm(size));
    const status = lesion('b', 'lung', { kind: 'present' }, false);
    // A lesion followed by status joins no sum: 30 mm stay 20% and 5 mm over the 25 mm of the third visit, and hold the iUPD (I16).
    expect(said({}, [100, 100, 100, 60], [a(40)], [a(25)], [a(29), status], [a(30), status])).toBe('iUPD iSD iUPD iUPD');
    // One that is measured does: from then on the lowest is that of both, and 35 mm are a quarter over it by nothing.
    const other = lesion('b', 'lung', mm(10));
    expect(said({}, [100, 100, 100, 60], [a(40)], [a(25)], [a(29), other], [a(30), other])).toBe('iUPD iSD iUPD iPR');
  });
  it('has no lowest while a measured one was not seen when another joined', () => {
    const [a, missed, b] = [lesion('a', 'liver', mm(12)), lesion('a', 'liver', { kind: 'not-evaluable' }), lesion('b', 'lung', mm(12))];
    expect(said({}, [100, 60, 60, 50], [a], [a], [missed, b], [a, b])).toBe('iUPD iPR iUPD iPR');
  });
  it('lets a lesion join later only where the charter does, and only while it is there and measured (A4)', () => {
    const course = (settings: Partial<Charter>, finding: NewLesionEntry['finding'], measurable = true): unknown => {
      const last = seen(settings, [100, 100], [lesion('a', 'liver', { kind: 'present' }, false)], [lesion('a', 'liver', finding, measurable)]).at(-1);
      return [last?.newLesionRoles['a'], last?.newLesionSumMm];
    };
    const later: Partial<Charter> = { newLesionRole: 're-designate' };
    expect(course({}, mm(15))).toEqual(['NLNT', null]);
    expect(course(later, mm(15))).toEqual(['NLT', 15]);
    expect(course(later, mm(15), false)).toEqual(['NLNT', null]);
    expect(course(later, { kind: 'absent' })).toEqual(['NLNT', null]);
    expect(course(later, { kind: 'present' })).toEqual(['NLNT', null]);
    // The larger of two that could join goes first.
    const two = (size: readonly [number, number, number]): readonly NewLesionEntry[] => ['a', 'b', 'c'].map((id, index) => lesion(id, 'liver', mm(size[index] ?? 0)));
    const small = ['a', 'b', 'c'].map((id) => lesion(id, 'liver', { kind: 'present' }, false));
    expect(seen(later, [100, 100], small, two([11, 13, 12])).at(-1)?.newLesionRoles).toEqual({ a: 'NLNT', b: 'NLT', c: 'NLT' });
    // One that has its place is not taken in again, which would restart what it is compared with.
    expect(said(later, [100, 100, 100], [lesion('a', 'liver', mm(12))], [lesion('a', 'liver', mm(15))], [lesion('a', 'liver', mm(17))])).toBe('iUPD iUPD iCPD');
  });
  it('keeps what an unseen lesion was: its organ, that it was gone, that it was unequivocal', () => {
    const [gone, there, missed] = [lesion('a', 'liver', { kind: 'absent' }), lesion('a', 'liver', mm(12)), lesion('a', 'liver', { kind: 'not-evaluable' })];
    // R11: gone, not seen, back, where a lesion that was not seen keeps from no iCR (I26).
    const back = (settings: Partial<Charter>, ...all: readonly NewLesionEntry[]): string => {
      const plain = scenario({ week: 0, T: [20] }, ...all.map((_one, index) => ({ week: 8 * (index + 1), T: [0] })));
      return assessmentOf({ timepoints: plain.timepoints.map((visit, index) => ({ ...visit, newLesions: index === 0 ? [] : [all[index - 1] as NewLesionEntry] })) }, { ...DEFAULT_CHARTER, ...settings }).timepoints.slice(1).map(({ irecist }) => irecist).join(' ');
    };
    expect(back({ persistentNewLesionBlocksICR: false }, there, gone, missed, lesion('a', 'liver', mm(3)))).toBe('iUPD iCR iCR iUPD');
    expect(back({}, there, gone, missed, lesion('a', 'liver', mm(3)))).toBe('iUPD iCR iPR iPR');
    expect(back({}, there, gone, lesion('a', 'liver', { kind: 'equivocal' }), gone)).toBe('iUPD iCR iPR iCR');
    const word = (kind: 'unequivocal' | 'not-evaluable' | 'present'): readonly NewLesionEntry[] => [lesion('b', 'bone', { kind }, false)];
    expect(said({}, [100, 60, 60, 60, 60], word('present'), word('present'), word('unequivocal'), word('not-evaluable'), word('unequivocal'))).toBe('iUPD iPR iUPD NE iUPD');
    expect(said({}, [100, 60, 60], word('unequivocal'), word('not-evaluable'), word('unequivocal'))).toBe('iUPD NE iPR');
    expect(seen({}, [100, 100], [there], [])[1]).toMatchObject({ newLesion: 'NE', irecist: 'NE', newLesionSumMm: 0, unanswered: ['a'] });
  });
});

describe('what is told beside the labels', () => {
  it('gives the sums at which the response would turn, at every precision (R6, R8)', () => {
    const turns = (baseline: number, precisionMm: Charter['precisionMm']): unknown => visits({ precisionMm }, [{ week: 0, T: [baseline] }, { week: 8, T: [baseline] }]).slice(1).map(({ pdFromMm, prToMm }) => [pdFromMm, prToMm])[0];
    expect(turns(100, 0.1)).toEqual([120, 70]);
    expect(turns(100.1, 0.1)).toEqual([120.2, 70]);
    expect(turns(100.4, 0.1)).toEqual([120.5, 70.2]);
    expect(turns(24, 0.1)).toEqual([29, 16.8]);
    expect(turns(101, 1)).toEqual([122, 70]);
    expect(turns(21, 1)).toEqual([26, 14]);
    expect(turns(33, 'none')).toEqual([39.6, 23.1]);
  });
  it('tests each target of a complete response, and every response by what it was compared with', () => {
    const tests = (...scans: readonly Scan[]): unknown => { const [first] = visits({}, scans).slice(-1).flatMap(({ reasons }) => reasons); return [first?.rule, first?.lesions, first?.timepoints, first?.tests.map(({ quantity, value, unit, op, limit }) => [quantity, value, unit, op, limit])]; };
    expect(tests({ week: 0, T: [20], G: [20] }, { week: 8, T: [0], G: [9.9] })).toEqual(['R5', ['T1', 'G1'], ['W8'], [['T1', 0, 'mm', '=', 0], ['G1', 9.9, 'mm', '<', 10]]]);
    expect(tests(still(0), { week: 8, T: [60] }, { week: 16, T: [71] })).toEqual(['R9', ['T1'], ['W0', 'W16'], [['sum − baseline', -29, '%', '<=', -30], ['sum − nadir', expect.closeTo(18.333, 2), '%', '>=', 20], ['sum − nadir', 11, 'mm', '>=', 5]]]);
    expect(tests({ week: 0, T: [30, 'not-answered'] }, { week: 8, T: ['not-evaluable', 10] })).toEqual(['R4', ['T1'], ['W8'], []]);
    expect(tests({ week: 0, T: [30, 'not-answered'] }, { week: 8, T: [10, 10] })).toEqual(['R2', [], ['W0', 'W8'], []]);
  });
  it('gives the baseline no label to count', () => {
    const { timepoints } = assessmentOf(scenario(still(0), still(8), { week: 16, T: [60] }));
    expect(datedLabels(timepoints, [0, 56, 112], ({ irecist }) => irecist)).toEqual([{ label: 'iSD', day: 56 }, { label: 'iPR', day: 112 }]);
  });
  it('names every lesion that is not answered, and no other', () =>
    expect(visits({}, [{ week: 0, T: [20], NT: ['not-answered'] }, { week: 8, T: ['not-answered'], NT: ['not-answered'], NL: ['not-answered'] }]).map(({ unanswered }) => unanswered)).toEqual([[], ['T1', 'NT1', 'NL1']]));
  it('counts an equivocal lesion as open, and nothing of iRECIST for RECIST 1.1 alone', () => {
    const only = PRESETS.find(({ id }) => id === 'recist-1.1')?.charter;
    const read = assessmentOf(scenario(still(0), { week: 8, T: [125], NL: ['equivocal'] }), only);
    expect(read.timepoints[1]).toMatchObject({ recist11: 'PD', irecist: null, newLesion: 'equivocal', flags: [], confirmation: null });
    expect(read.timepoints[1]?.reasons.map(({ rule }) => rule)).toEqual(['R6', 'R17', 'R18']);
  });
});
