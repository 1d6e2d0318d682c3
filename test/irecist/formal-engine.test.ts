import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_CHARTER, type Charter } from '../../src/irecist';
import { formalLabels } from './formal-engine';
import { assessmentOf, steadySubject, subject } from './subjects';

// The truth is the rule book's formal engine, transcribed apart from the source.
const charter: fc.Arbitrary<Charter> = fc.record({
  prPersistence: fc.constantFrom('rwg', 'strict'), afterCR: fc.constantFrom('reappearance-is-PD', 'sum-only'), confirmReference: fc.constantFrom('episode-min', 'last-timepoint', 'first-iupd'),
  newLesionReset: fc.constantFrom('improved', 'resolved-only', 'any-non-pd'), nonTargetReset: fc.constantFrom('improved', 'table2', 'target-driven'), newLesionFreshBar: fc.constantFrom('recist', 'low'),
  persistentNewLesionBlocksICR: fc.boolean(), confirmToleranceDays: fc.constantFrom(0, 2),
}).map((settings) => ({ ...DEFAULT_CHARTER, ...settings }) as Charter);

describe('formal engine', () => {
  it('gives every label that the transcription gives', () => fc.assert(fc.property(fc.oneof(subject, steadySubject), fc.oneof(fc.constant(DEFAULT_CHARTER), charter), (findings, settings) => {
    const assessment = assessmentOf(findings, settings);
    const formal = formalLabels(findings, settings);
    expect(assessment.timepoints.slice(1).map(({ target, nonTarget, recist11, irecist, confirmedBy }) => ({ target, nonTarget, recist11, irecist, confirmedBy }))).toEqual(formal.labels);
    expect(assessment.progressionDate).toBe(formal.progression);
  }), { seed: 20251123, numRuns: Number(process.env['FC_RUNS'] ?? 400) }));
});
