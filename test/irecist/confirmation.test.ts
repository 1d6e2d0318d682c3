import { describe, expect, it } from 'vitest';
import { DEFAULT_CHARTER, type Charter, type TimepointResponse } from '../../src/irecist';
import { assessmentOf } from './subjects';
import { scenario, type Scan } from './scenario';

const visits = (settings: Partial<Charter>, ...scans: readonly Scan[]): readonly TimepointResponse[] => assessmentOf(scenario(...scans), { ...DEFAULT_CHARTER, ...settings }).timepoints;
const last = (settings: Partial<Charter>, ...scans: readonly Scan[]): TimepointResponse => visits(settings, ...scans).at(-1) as TimepointResponse;
const labels = (settings: Partial<Charter>, ...scans: readonly Scan[]): string => visits(settings, ...scans).slice(1).map(({ irecist }) => irecist).join(' ');
/** The label, what confirmed it, and each iRECIST rule that says so with its lesions and timepoints. */
const ruled = ({ irecist, confirmedBy, reasons }: TimepointResponse): string =>
  [irecist, confirmedBy.join('+'), ...reasons.filter(({ rule, result }) => rule.startsWith('I') && result === irecist).map(({ rule, lesions, timepoints }) => `${rule} ${lesions.join(' ')} @ ${timepoints.join(' ')}`)].join(' | ');
const still = (week: number, scan: Partial<Scan> = {}): Scan => ({ week, T: [100], ...scan });

describe('what confirms a pending progression, by rule (I7–I14)', () => {
  // The truth is the table of chapter 4 of the rule book; each rule that fires is told, and any one is enough.
  it.each<readonly [string, Partial<Charter>, readonly Scan[], string]>([
    ['I8', {}, [still(0), { week: 8, T: [125] }, { week: 14, T: [130] }], 'iCPD | target | I8 T1 @ W8 W14'],
    ['I9', {}, [still(0), still(8, { NL: [12] }), { week: 14, T: [125], NL: [12] }], 'iCPD | target | I9 T1 @ W8 W14'],
    ['I10', {}, [still(0, { NT: ['present', 'present'] }), still(8, { NT: ['unequivocal', 'present'] }), still(14, { NT: ['unequivocal', 'increased'] })], 'iCPD | nonTarget | I10 NT2 @ W8 W14'],
    ['I11', {}, [still(0, { NT: ['present', 'present'] }), { week: 8, T: [125], NT: ['present', 'present'] }, { week: 14, T: [125], NT: ['present', 'unequivocal'] }], 'iCPD | nonTarget | I11 NT2 @ W8 W14'],
    ['I12', {}, [still(0), still(8, { NL: [12, 'present'] }), still(14, { NL: [17, 'present'] })], 'iCPD | newLesion | I12 NL1 @ W8 W14'],
    ['I13', {}, [still(0), still(8, { NL: [12, 'present'] }), still(14, { NL: [12, 'increased'] })], 'iCPD | newLesion | I13 NL2 @ W8 W14'],
    ['I14', {}, [still(0), still(8, { NL: [12] }), still(14, { NL: [12, 'present'] })], 'iCPD | newLesion | I14 NL2 @ W8 W14'],
    ['I14 of a first new lesion', {}, [still(0), { week: 8, T: [125] }, { week: 14, T: [60], NL: [12] }], 'iCPD | newLesion | I14 NL1 @ W8 W14'],
    ['I12, I13 and I14 together', {}, [still(0), still(8, { NL: [12, 'present'] }), still(14, { NL: [17, 'increased', 11] })], 'iCPD | newLesion | I14 NL3 @ W8 W14 | I12 NL1 NL3 @ W8 W14 | I13 NL2 @ W8 W14'],
    ['I7', {}, [still(0), still(8, { NL: [20, 'present'] }), { week: 14, T: [60], NL: [20, 'present'] }, { week: 20, T: [75], NL: [20, 'present'] }, { week: 26, T: [75], NL: [25, 'present'] }], 'iCPD | newLesion | I7 NL1 NL2 @ W20 W26'],
    ['all three categories', {}, [still(0, { NT: ['present'] }), { week: 8, T: [125], NT: ['unequivocal'], NL: [12] }, { week: 14, T: [130], NT: ['increased'], NL: [17] }], 'iCPD | target+nonTarget+newLesion | I8 T1 @ W8 W14 | I10 NT1 @ W8 W14 | I12 NL1 @ W8 W14'],
    ['I14 of a further new lesion, whatever a first one may do (A7)', { firstNewLesionConfirms: 'never' }, [still(0), still(8, { NL: [12] }), still(14, { NL: [12, 11] })], 'iCPD | newLesion | I14 NL2 @ W8 W14'],
    ['no first new lesion under A7 "never"', { firstNewLesionConfirms: 'never' }, [still(0), { week: 8, T: [125] }, { week: 14, T: [125], NL: [12] }], 'iUPD |  | I16 T1 @ W8 W14'],
    ['nor under A7 "unless-targets-recover" when they do', { firstNewLesionConfirms: 'unless-targets-recover' }, [still(0), { week: 8, T: [125] }, { week: 14, T: [60], NL: [12] }], 'iUPD |  | I3 NL1 @ W8 W14'],
  ])('%s', (_name, settings, scans, expected) => expect(ruled(last(settings, ...scans))).toBe(expected));

  it('tests the further growth by the operator of the charter (A6, I8, I12)', () => {
    const tests = (settings: Partial<Charter>, ...scans: readonly Scan[]): unknown => last(settings, ...scans).reasons.find(({ rule }) => rule === 'I8' || rule === 'I12')?.tests;
    expect(tests({}, still(0), { week: 8, T: [125] }, { week: 14, T: [130] })).toEqual([{ quantity: 'sum − lowest of the episode', value: 5, unit: 'mm', op: '>=', limit: 5, passed: true }]);
    expect(tests({ furtherGrowth: 'more-than-5-mm' }, still(0), { week: 8, T: [125] }, { week: 14, T: [130.1] })).toEqual([{ quantity: 'sum − lowest of the episode', value: 5.1, unit: 'mm', op: '>', limit: 5, passed: true }]);
    expect(tests({}, still(0), still(8, { NL: [12] }), still(14, { NL: [17.5] }))).toEqual([{ quantity: 'new-lesion sum − lowest of the episode', value: 5.5, unit: 'mm', op: '>=', limit: 5, passed: true }]);
    const [nineTests] = visits({}, still(0), still(8, { NL: [12] }), { week: 14, T: [125], NL: [12] }).slice(-1).map(({ reasons }) => reasons.find(({ rule }) => rule === 'I9')?.tests.map(({ value, unit, op, limit }) => [value, unit, op, limit]));
    expect(nineTests).toEqual([[25, '%', '>=', 20], [25, 'mm', '>=', 5]]);
  });

  it('counts no growth from a sum of new lesions that was not complete at the iUPD (I12, I17)', () => {
    const course: readonly Scan[] = [still(0), still(8, { NL: [12, null] }), { week: 14, T: [60], NL: [12, null] }, { week: 20, T: [60], NL: ['not-evaluable', 'present'] }];
    expect(labels({}, ...course, { week: 26, T: [60], NL: [12, 'present'] })).toBe('iUPD iPR iUPD iUPD');
    // From then on the sum is known, and 5 mm more confirm.
    expect(labels({}, ...course, { week: 26, T: [60], NL: [12, 'present'] }, { week: 32, T: [60], NL: [16.9, 'present'] })).toBe('iUPD iPR iUPD iUPD iUPD');
    expect(labels({}, ...course, { week: 26, T: [60], NL: [12, 'present'] }, { week: 32, T: [60], NL: [17, 'present'] })).toBe('iUPD iPR iUPD iUPD iCPD');
  });
  it('counts no growth of targets from a sum that was not complete at the iUPD (I8)', () => {
    const course: readonly Scan[] = [{ week: 0, T: [50, 30] }, { week: 8, T: [100, 'not-evaluable'] }];
    expect(labels({}, ...course, { week: 14, T: [100, 30] })).toBe('iUPD iUPD');
    expect(labels({}, ...course, { week: 14, T: [100, 30] }, { week: 20, T: [100, 35] })).toBe('iUPD iUPD iCPD');
  });
});

describe('what keeps a pending progression that nothing confirms, by rule (I16, I20–I23)', () => {
  const nonTarget: readonly Scan[] = [still(0, { NT: ['present'] }), still(8, { NT: ['unequivocal'] })];
  it.each<readonly [string, Partial<Charter>, readonly Scan[], string]>([
    ['I16 targets that still progress', {}, [still(0), { week: 8, T: [125] }, { week: 14, T: [129.9] }], 'iUPD |  | I16 T1 @ W8 W14'],
    ['I22 non-targets that stay', {}, [...nonTarget, still(14, { NT: ['unequivocal'] })], 'iUPD |  | I22 NT1 @ W8 W14'],
    ['I22 though the targets improved, to the letter', { nonTargetReset: 'table2' }, [...nonTarget, { week: 14, T: [60], NT: ['unequivocal'] }], 'iUPD |  | I22 NT1 @ W8 W14'],
    ['I16 without targets', {}, [{ week: 0, NT: ['present'] }, { week: 8, NT: ['unequivocal'] }, { week: 14, NT: ['unequivocal'] }], 'iUPD |  | I16 NT1 @ W8 W14'],
    ['I16 without targets, target-driven', { nonTargetReset: 'target-driven' }, [{ week: 0, NT: ['present'] }, { week: 8, NT: ['unequivocal'] }, { week: 14, NT: ['unequivocal'] }], 'iUPD |  | I16 NT1 @ W8 W14'],
    ['I20 where the targets alone decide', { nonTargetReset: 'target-driven' }, [...nonTarget, still(14, { NT: ['unequivocal'] })], 'iSD |  | I20 NT1 @ W8 W14 | I24 NT1 @ W14'],
    ['I16 a new-lesion sum over its lowest', {}, [still(0), still(8, { NL: [40] }), still(14, { NL: [25] }), still(20, { NL: [30] }), { week: 26, T: [60], NL: [30] }], 'iUPD |  | I16 NL1 @ W20 W26'],
    ['I21 a new lesion that stays', {}, [still(0), still(8, { NL: [12, 'present'] }), still(14, { NL: [12, 'absent'] })], 'iUPD |  | I21 NL1 @ W8 W14'],
    ['I21 but for a non-target that drove it and no longer does', {}, [still(0, { NT: ['present'] }), still(8, { NT: ['unequivocal'], NL: [12] }), still(14, { NT: ['present'], NL: [12] })], 'iSD |  | I20  @ W8 W14'],
    ['I21 not for one that had no part in it', {}, [still(0, { NT: ['present'] }), still(8, { NT: ['present'], NL: [12] }), still(14, { NT: ['present'], NL: [12] })], 'iUPD |  | I21 NL1 @ W8 W14'],
    ['I21 but for targets that drove it and no longer do', {}, [still(0), { week: 8, T: [125], NL: [12] }, { week: 14, T: [119.9], NL: [12] }], 'iSD |  | I20  @ W8 W14'],
    ['I21 but for a new-lesion sum 5 mm smaller', {}, [still(0), still(8, { NL: [20] }), still(14, { NL: [15] })], 'iSD |  | I20  @ W8 W14'],
    ['I21 not for one 4.9 mm smaller', {}, [still(0), still(8, { NL: [20] }), still(14, { NL: [15.1] })], 'iUPD |  | I21 NL1 @ W8 W14'],
    ['I23 a driver that was not seen', {}, [still(0), still(8, { NL: [12] }), still(14, { NL: ['not-evaluable'] })], 'NE |  | I23 NL1 @ W8 W14'],
    ['I23 targets that were not seen', {}, [still(0), still(8, { NL: [12] }), { week: 14, T: ['not-evaluable'], NL: [12] }], 'NE |  | I23  @ W8 W14'],
    ['I20 with non-targets not seen that had no part in it', {}, [still(0, { NT: ['present'] }), { week: 8, T: [125], NT: ['present'] }, { week: 14, T: [60], NT: ['not-evaluable'] }], 'iPR |  | I20  @ W8 W14'],
    ['I20 with a new lesion not seen that had no part in it', {}, [still(0), still(8, { NL: [12] }), { week: 14, T: [60], NL: [12] }, { week: 20, T: [75], NL: [12] }, { week: 26, T: [65], NL: ['not-evaluable'] }], 'iPR |  | I20  @ W20 W26'],
    ['I3 and not I23 for a new lesion that may not confirm', { firstNewLesionConfirms: 'never' }, [still(0), { week: 8, T: [125] }, still(14, { NL: [12] })], 'iUPD |  | I3 NL1 @ W8 W14'],
    ['I20 with I26', {}, [{ week: 0, T: [20] }, { week: 8, T: [20], NL: [12] }, { week: 14, T: [0], NL: [12] }], 'iPR |  | I20 NL1 @ W8 W14 | I26 NL1 @ W14'],
  ])('%s', (_name, settings, scans, expected) => expect(ruled(last(settings, ...scans))).toBe(expected));

  it('takes no first sum for a fall where the iUPD had none (I21)', () => {
    // Targets NE at the iUPD: the category to beat is the last one, and there is no sum to be 5 mm below.
    expect(labels({}, still(0), { week: 8, T: ['not-evaluable'], NL: [12] }, still(14, { NL: [12] }))).toBe('iUPD iUPD');
    expect(labels({}, still(0), { week: 8, T: ['not-evaluable'], NL: [12] }, { week: 14, T: [94], NL: [12] })).toBe('iUPD iUPD');
  });
  it('is not improved by a sum of targets that is not complete (I21, R4)', () =>
    expect(labels({}, { week: 0, T: [50, 50] }, { week: 8, T: [50, 50], NL: [12] }, { week: 14, T: [50, 'not-evaluable'], NL: [12] }, { week: 20, T: [45, 50], NL: [12] })).toBe('iUPD NE iSD'));
});
