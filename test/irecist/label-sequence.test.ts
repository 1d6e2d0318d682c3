import { describe, expect, it } from 'vitest';
import { sequenceEndpoints, type IrecistResponse } from '../../src/irecist';
import { assessmentOf } from './subjects';
import { scenario, type Scan } from './scenario';

describe('a bare sequence of labels', () => {
  // The truth is E1–E3: the first iUPD of the block that was confirmed, else of the last block if it is still open. NE breaks no block.
  it.each<readonly [readonly IrecistResponse[], number | null]>([
    [['iSD', 'iSD', 'iUPD', 'iPR', 'iPR', 'iUPD', 'iCPD'], 5], [['iUPD', 'iUPD', 'NE', 'iCPD', 'iCR'], 0], [['iSD', 'iUPD', 'NE', 'iUPD'], 1], [['iSD', 'NE', 'iUPD', 'NE'], 2],
    [['iUPD', 'iSD'], null], [['iUPD', 'iSD', 'NE'], null], [['NE', 'NE'], null], [['iUPD'], 0], [['iCR'], null], [['iUPD', 'iSD', 'iCPD'], 2], [['iCPD'], 0], [[], null], [['iUPD', 'iCPD', 'iUPD'], 0],
  ])('%j', (labels, place) => expect(sequenceEndpoints(labels).progressionIndex).toBe(place));
  it('has a best response', () => {
    expect(sequenceEndpoints(['iUPD', 'iSD', 'iPR', 'iUPD', 'iCPD', 'iCR'])).toEqual({ ibor: 'iPR', progressionIndex: 3 });
    expect(sequenceEndpoints([])).toEqual({ ibor: null, progressionIndex: null });
  });
});

const labels = (...scans: readonly Scan[]): string => assessmentOf(scenario({ week: 0, T: [100], NT: ['present'] }, ...scans)).timepoints.slice(1).map(({ irecist }) => irecist).join(' ');

describe('what an episode of the non-targets leaves behind (I10, I20, I24)', () => {
  const reset: readonly Scan[] = [{ week: 8, T: [100], NT: ['unequivocal'] }, { week: 14, T: [60], NT: ['unequivocal'] }];
  it.each<readonly [string, readonly Scan[], string]>([
    ['an old progression that stays is no new one', [{ week: 20, T: [60], NT: ['unequivocal'] }, { week: 26, T: [60], NT: ['increased'] }], 'iUPD iPR iPR iPR'],
    ['one that ended and comes back is', [{ week: 20, T: [60], NT: ['present'] }, { week: 26, T: [60], NT: ['unequivocal'] }, { week: 32, T: [60], NT: ['unequivocal'] }], 'iUPD iPR iPR iUPD iUPD'],
    ['one that grows again is, and is then confirmed by any growth', [{ week: 20, T: [60], NT: ['unequivocal-increased'] }, { week: 26, T: [60], NT: ['unequivocal'] }, { week: 32, T: [60], NT: ['increased'] }], 'iUPD iPR iUPD iUPD iCPD'],
    ['one that was not seen is still old', [{ week: 20, T: [60], NT: ['not-evaluable'] }, { week: 26, T: [60], NT: ['unequivocal'] }], 'iUPD iPR iPR iPR'],
    ['it does not hold an iUPD of the targets', [{ week: 20, T: [80], NT: ['unequivocal'] }, { week: 26, T: [70], NT: ['unequivocal'] }], 'iUPD iPR iUPD iPR'],
    ['but confirms one by growing', [{ week: 20, T: [80], NT: ['unequivocal'] }, { week: 26, T: [70], NT: ['unequivocal-increased'] }], 'iUPD iPR iUPD iCPD'],
  ])('%s', (_name, scans, expected) => expect(labels(...reset, ...scans)).toBe(expected));
  it('confirms by growth short of unequivocal only while it still stood at its last evaluable visit', () => {
    const both: readonly Scan[] = [{ week: 8, T: [125], NT: ['unequivocal'] }, { week: 14, T: [125], NT: ['present'] }];
    expect(labels(...both, { week: 20, T: [125], NT: ['increased'] })).toBe('iUPD iUPD iUPD');
    expect(labels(...both, { week: 20, T: [125], NT: ['unequivocal'] })).toBe('iUPD iUPD iCPD');
    expect(labels({ week: 8, T: [125], NT: ['unequivocal'] }, { week: 14, T: [125], NT: ['not-evaluable'] }, { week: 20, T: [125], NT: ['increased'] })).toBe('iUPD iUPD iCPD');
    expect(labels({ week: 8, T: [125], NT: ['present'] }, { week: 14, T: [125], NT: ['increased'] })).toBe('iUPD iUPD');
  });
  it('tells shrinkage after confirmed progression, and only that', () => {
    const after = (mm: number): readonly string[] => assessmentOf(scenario({ week: 0, T: [100] }, { week: 8, T: [125] }, { week: 14, T: [140] }, { week: 20, T: [mm] })).timepoints[3]?.flags ?? [];
    expect([after(0), after(70), after(90), after(150)]).toEqual([['atypical-shrinkage-after-icpd'], ['atypical-shrinkage-after-icpd'], [], []]);
  });
  it('compares improvement with the last evaluable visit where the iUPD visit was not (I21)', () => {
    const missed: Scan = { week: 8, T: ['not-evaluable'], NT: ['present'], NL: [12] };
    expect(labels(missed, { week: 14, T: [100], NT: ['present'], NL: [12] })).toBe('iUPD iUPD');
    expect(labels(missed, { week: 14, T: [60], NT: ['present'], NL: [12] })).toBe('iUPD iPR');
    expect(labels({ week: 4, T: [60], NT: ['present'] }, missed, { week: 14, T: [60], NT: ['present'], NL: [12] })).toBe('iPR iUPD iUPD');
  });
});
