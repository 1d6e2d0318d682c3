import { describe, expect, it } from 'vitest';
import { findingsDoubts, type NewLesionEntry, type SubjectFindings, type TargetEntry, type TargetFinding } from '../../src/irecist';

/** Limits of chapter 1 (B1, B3, B8, B9): told beside an assessment that is made all the same. The truth is the rule's own number. */
const target = (id: string, organ: string, finding: TargetFinding = { kind: 'measured', mm: 30 }, lesionKind: TargetEntry['lesionKind'] = 'nonnode'): TargetEntry => ({ id, organ, lesionKind, finding });
const fresh = (id: string, organ: string): NewLesionEntry => ({ id, organ, lesionKind: 'nonnode', measurable: true, finding: { kind: 'measured', mm: 12 } });
const scans = (...visits: readonly { readonly targets: readonly TargetEntry[]; readonly newLesions?: readonly NewLesionEntry[] }[]): SubjectFindings => ({
  timepoints: visits.map(({ targets, newLesions = [] }, index) => ({ id: `W${index * 8}`, day: index * 56, date: index === 0 ? '2025-01-06' : '2025-03-03', symptomDriven: false, targets, nonTargets: [], newLesions })),
});
const told = (findings: SubjectFindings): readonly string[] => findingsDoubts(findings).map(({ kind, path }) => `${kind} ${path}`);

describe('doubts about a selection', () => {
  it('are none for two targets of an organ, nor for nobody', () => {
    expect(told(scans({ targets: [target('T1', 'liver'), target('T2', 'liver'), target('T3', 'lung')] }))).toEqual([]);
    expect(told({ timepoints: [] })).toEqual([]);
  });
  it('are the third target of an organ and each one after it; paired organs are one, all nodes are one (B8, B9)', () => {
    expect(told(scans({ targets: ['T1', 'T2', 'T3', 'T4'].map((id) => target(id, 'liver')) }))).toEqual(['too-many-in-organ timepoints[0].targets[2]', 'too-many-in-organ timepoints[0].targets[3]']);
    expect(told(scans({ targets: [target('T1', 'left lung'), target('T2', 'right lung'), target('T3', 'lung')] }))).toEqual(['too-many-in-organ timepoints[0].targets[2]']);
    const node = (id: string, organ: string): TargetEntry => target(id, organ, { kind: 'measured', mm: 20 }, 'node');
    expect(told(scans({ targets: [node('T1', 'axilla'), node('T2', 'hilum'), node('T3', 'neck')] }))).toEqual(['too-many-in-organ timepoints[0].targets[2]']);
    expect(findingsDoubts(scans({ targets: ['T1', 'T2', 'T3'].map((id) => target(id, 'liver')) }))[0]?.detail).toMatch(/^T3 .*3.*liver.*2/);
  });
  it.each<readonly [string, TargetEntry, boolean]>([
    ['9.9 mm', target('T1', 'liver', { kind: 'measured', mm: 9.9 }), true], ['10 mm', target('T1', 'liver', { kind: 'measured', mm: 10 }), false],
    ['a node of 14.9 mm', target('T1', 'neck', { kind: 'measured', mm: 14.9 }, 'node'), true], ['a node of 15 mm', target('T1', 'neck', { kind: 'measured', mm: 15 }, 'node'), false],
    ['parts of 4 and 5 mm', target('T1', 'liver', { kind: 'parts', mm: [4, 5] }), true], ['parts of 4 and 6 mm', target('T1', 'liver', { kind: 'parts', mm: [4, 6] }), false],
    ['too small to measure', target('T1', 'liver', { kind: 'too-small' }), true], ['not answered', target('T1', 'liver', { kind: 'not-answered' }), false],
  ])('at baseline, of a target of %s (B1, B3)', (_size, entry, doubted) => {
    expect(told(scans({ targets: [entry] }))).toEqual(doubted ? ['target-not-measurable timepoints[0].targets[0].finding'] : []);
    if (doubted) expect(findingsDoubts(scans({ targets: [entry] }))[0]?.detail).toMatch(entry.lesionKind === 'node' ? /T1.*15 mm.*B3/ : /T1.*10 mm.*B1/);
    expect(told(scans({ targets: [target('T1', entry.organ, { kind: 'measured', mm: 40 }, entry.lesionKind)] }, { targets: [entry] }))).toEqual([]); // a follow-up may be as small as it is
  });
  it('are a target or a new lesion in another organ than at first (B9)', () => {
    const moved = scans({ targets: [target('T1', 'liver')], newLesions: [fresh('NL1', 'bone')] }, { targets: [target('T1', 'lung')], newLesions: [fresh('NL1', 'skin'), fresh('NL2', 'skin')] });
    expect(told(moved)).toEqual(['organ-changed timepoints[1].targets[0].organ', 'organ-changed timepoints[1].newLesions[0].organ']);
    expect(findingsDoubts(moved)[0]?.detail).toMatch(/T1.*lung.*liver/);
    expect(told(scans({ targets: [target('T1', 'left lung')] }, { targets: [target('T1', 'right lung')] }))).toEqual([]);
  });
});
