import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IrecistResponse, NonTargetStatus, SubjectFindings, TargetFinding, TimepointFindings, TimepointResponse } from '../../src/irecist';
import { assessmentOf, charter, steadySubject, subject as anySubject, visitAfter } from './subjects';

// The truth is the list of invariants that closes the formal engine of the rule book.
const subject = fc.oneof(anySubject, steadySubject);
const SETTINGS = { seed: 20251123, numRuns: 120 } as const;
const check = <Values extends [unknown, ...unknown[]]>(property: fc.IPropertyWithHooks<Values>): void => fc.assert(property, SETTINGS);
const labelsOf = (findings: SubjectFindings): readonly (IrecistResponse | null)[] => assessmentOf(findings).timepoints.map(({ irecist }) => irecist);
const withoutFlags = (response: TimepointResponse): Partial<TimepointResponse> => {
  const { target, nonTarget, newLesion, recist11, irecist, confirmedBy } = response;
  return { target, nonTarget, newLesion, recist11, irecist, confirmedBy };
};

describe('invariants', () => {
  it('confirms only after an iUPD of the same episode, under any charter', () => check(fc.property(subject, charter, (findings, settings) => {
    const labels = assessmentOf(findings, settings).timepoints.map(({ irecist }) => irecist);
    const confirmed = labels.indexOf('iCPD');
    if (confirmed < 0) return;
    const before = labels.slice(0, confirmed).reverse();
    const pending = before.findIndex((label) => label !== 'NE');
    expect(before[pending]).toBe('iUPD');
  })));

  it('says in iRECIST what RECIST 1.1 says until the first RECIST progression, which is iUPD', () => check(fc.property(subject, charter, (findings, settings) => {
    for (const { recist11, irecist } of assessmentOf(findings, settings).timepoints.slice(1)) {
      if (recist11 === 'PD') {
        expect(irecist).toBe('iUPD');
        return;
      }
      expect(irecist).toBe({ CR: 'iCR', PR: 'iPR', SD: 'iSD', 'Non-CR/Non-PD': 'Non-iCR/Non-iUPD', NE: 'NE', NED: 'NED' }[recist11 ?? 'NE']);
    }
  })));

  it('never loses a proven target progression to a further measurement', () => check(fc.property(subject, charter, fc.integer({ min: 0, max: 400 }), (findings, settings, size) => {
    // 200 mm in the first target is 20% over any nadir that three targets of at most 40 mm can have.
    const lastIs = (others: TargetFinding): SubjectFindings => ({
      timepoints: findings.timepoints.map((visit, index) => (index < findings.timepoints.length - 1 ? visit
        : { ...visit, targets: visit.targets.map((target, place) => ({ ...target, finding: place === 0 ? { kind: 'measured', mm: 200 } : others })) })),
    });
    if (findings.timepoints[0]?.targets.length === 0) return;
    const [proven] = assessmentOf(lastIs({ kind: 'not-evaluable' }), settings).timepoints.slice(-1);
    const [complete] = assessmentOf(lastIs({ kind: 'measured', mm: size / 10 }), settings).timepoints.slice(-1);
    expect([proven?.target, complete?.target]).toEqual(['PD', 'PD']);
  })));

  it('does not depend on the order of lesions', () => check(fc.property(subject, charter, (findings, settings) => {
    const reversed = { timepoints: findings.timepoints.map((visit) => ({ ...visit, targets: [...visit.targets].reverse(), nonTargets: [...visit.nonTargets].reverse(), newLesions: [...visit.newLesions].reverse() })) };
    const [one, other] = [assessmentOf(findings, settings), assessmentOf(reversed, settings)];
    expect(other.timepoints.map(withoutFlags)).toEqual(one.timepoints.map(withoutFlags));
    expect([other.bor, other.ibor, other.progressionDate, other.recist11ProgressionDate]).toEqual([one.bor, one.ibor, one.progressionDate, one.recist11ProgressionDate]);
  })));

  it('is not disturbed by a visit that was not imaged or not answered', () => check(fc.property(subject, fc.nat(), fc.constantFrom('not-evaluable', 'not-answered'), (findings, place, kind) => {
    const at = 1 + (place % findings.timepoints.length);
    const before = findings.timepoints[at - 1] as TimepointFindings;
    fc.pre((findings.timepoints[at]?.day ?? before.day + 2) > before.day + 1 && before.targets.length + before.nonTargets.length > 0);
    const { timepoints: [, unimaged] } = visitAfter({ timepoints: [before] }, 1, (last) => ({
      id: 'missed', targets: last.targets.map((target) => ({ ...target, finding: { kind } })), nonTargets: last.nonTargets.map((lesion) => ({ ...lesion, status: kind })),
      newLesions: last.newLesions.map((lesion) => ({ ...lesion, finding: { kind } })),
    }));
    const inserted = { timepoints: [...findings.timepoints.slice(0, at), unimaged as TimepointFindings, ...findings.timepoints.slice(at)] };
    const others = assessmentOf(inserted).timepoints.filter(({ id }) => id !== 'missed');
    expect(others.map(withoutFlags)).toEqual(assessmentOf(findings).timepoints.map(withoutFlags));
  })));

  it('keeps its label while nothing changes', () => check(fc.property(subject, (findings) => {
    const [last] = assessmentOf(findings).timepoints.slice(-1);
    const visit = findings.timepoints[findings.timepoints.length - 1] as TimepointFindings;
    const isSeen = ![...visit.targets.map(({ finding }) => finding.kind), ...visit.nonTargets.map(({ status }) => status), ...visit.newLesions.map(({ finding }) => finding.kind)]
      .some((kind) => kind === 'not-evaluable' || kind === 'not-answered');
    fc.pre(isSeen && !last?.flags.includes('early-scan-disregarded'));
    const still = (status: NonTargetStatus): NonTargetStatus => (status === 'increased' ? 'present' : status === 'unequivocal-increased' ? 'unequivocal' : status);
    const again = (subjectSoFar: SubjectFindings): SubjectFindings => visitAfter(subjectSoFar, 42, (now) => ({
      nonTargets: now.nonTargets.map((lesion) => ({ ...lesion, status: still(lesion.status) })),
      newLesions: now.newLesions.map((lesion) => ({ ...lesion, finding: lesion.finding.kind === 'increased' ? { kind: 'present' } : lesion.finding.kind === 'unequivocal-increased' ? { kind: 'unequivocal' } : lesion.finding })),
    }));
    const labels = labelsOf(again(again(again(findings)))).slice(-3);
    expect(labels).toEqual([last?.irecist, last?.irecist, last?.irecist]);
  })));

  it('is never improved by a further definite new lesion', () => check(fc.property(subject, (findings) => {
    const rank: readonly (IrecistResponse | null)[] = ['iCR', 'NED', 'iPR', 'iSD', 'Non-iCR/Non-iUPD', 'NE', 'iUPD', 'iCPD'];
    const added = { timepoints: findings.timepoints.map((visit, index) => (index < findings.timepoints.length - 1 ? visit : { ...visit, newLesions: [...visit.newLesions, { id: 'NLX', organ: 'brain', lesionKind: 'nonnode' as const, measurable: false, finding: { kind: 'present' as const } }] })) };
    const [plain, worse] = [labelsOf(findings), labelsOf(added)].map((labels) => rank.indexOf(labels[labels.length - 1] ?? null));
    expect(worse).toBeGreaterThanOrEqual(plain ?? 0);
  })));

  it('gives the same labels when lengths and thresholds are counted in another unit', () => check(fc.property(subject, charter, (findings, settings) => {
    // Lengths are tenths of a millimetre: counted in millionths, every length and threshold is 100,000 times larger.
    const finer = assessmentOf(findings, { ...settings, precisionMm: 'none' }).timepoints;
    expect(finer.map(withoutFlags)).toEqual(assessmentOf(findings, settings).timepoints.map(withoutFlags));
  })));

  it('tests what it says: every value against its limit, and the sums of the response', () => check(fc.property(subject, charter, (findings, settings) => {
    for (const response of assessmentOf(findings, settings).timepoints.slice(1)) {
      const rule = response.reasons.find(({ result }) => result === `target ${response.target ?? ''}`);
      for (const { tests } of response.reasons) {
        for (const { value, op, limit, passed } of tests) {
          const slack = 1e-9;
          expect(passed, JSON.stringify(tests)).toBe({ '>=': value >= limit - slack, '<=': value <= limit + slack, '>': value > limit + slack, '<': value < limit - slack, '=': Math.abs(value - limit) < slack }[op]);
        }
      }
      const testOf = (quantity: string, unit: string): number | undefined => rule?.tests.find((one) => one.quantity === quantity && one.unit === unit)?.value;
      if (response.target === 'PD' && rule?.rule === 'R6') expect(rule.tests.every(({ passed }) => passed)).toBe(true);
      if (response.target === 'SD') expect(rule?.tests.map(({ quantity, unit }) => `${quantity} ${unit}`)).toEqual([...(response.nadirMm === 0 ? [] : ['sum − nadir %']), 'sum − nadir mm', 'sum − baseline %']);
      if (response.sumComplete && ['R6', 'R7', 'R8', 'R9'].includes(rule?.rule ?? '')) {
        expect(testOf('sum − nadir', 'mm')).toBe(response.changeFromNadirMm);
        if (response.nadirMm !== 0) expect(testOf('sum − nadir', '%')).toBe(response.changeFromNadirPercent);
        if (rule?.rule !== 'R6') expect(testOf('sum − baseline', '%')).toBe(response.changeFromBaselinePercent);
      }
      expect(rule?.lesions ?? []).toEqual(expect.arrayContaining(response.target === 'PD' && rule?.rule !== 'R11' ? findings.timepoints[0]?.targets.map(({ id }) => id) ?? [] : []));
    }
  })));

  it('is the same read twice, and gives every follow-up its reasons', () => check(fc.property(subject, charter, (findings, settings) => {
    const assessment = assessmentOf(findings, settings);
    expect(assessmentOf(structuredClone(findings), settings)).toEqual(assessment);
    for (const { reasons, because, irecist } of assessment.timepoints.slice(1)) {
      expect(reasons.some(({ result }) => result === irecist), because).toBe(true);
      expect(because).toMatch(/^\S.*[.]$/);
      for (const text of [because, ...reasons.map(({ sentence }) => sentence)]) expect(text).not.toMatch(/undefined|null|NaN|Infinity|\bgood\b|should|stop|failed/i);
    }
  })));
});
