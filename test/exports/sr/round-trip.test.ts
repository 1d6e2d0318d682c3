import { array, assert, boolean, constantFrom, double, integer, property, record, type Arbitrary } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { patientFromPixel } from '../../../src/dicom';
import { readFromReports, reportFrom, type ReportFrom } from '../../../src/exports';
import { lineLength, type Act, type Lesion, type Log, type Organ, type Read } from '../../../src/read';
import { assessed, caliper, logOf, opened, placeOn, planeAt, reportAt, STORY, WEEKS, type Assessed } from './scene';

type Found = Extract<ReportFrom, { kind: 'report' }>;

const found = (bytes: Uint8Array): Found => {
  const reading = reportFrom(bytes);
  if (reading.kind !== 'report') throw new Error(reading.problems.map(({ detail }) => detail).join('; '));
  return reading;
};

const reportsOf = (all: Assessed): readonly Found[] => WEEKS.map((week) => found(reportAt(week, all).bytes));

const backFrom = (reports: readonly Found[]): Assessed => {
  const back = readFromReports(reports);
  if (back.kind !== 'acts') throw new Error(back.problems.map(({ detail }) => detail).join('; '));
  return assessed(logOf(back.acts));
};

/** A length to a trillionth of a millimetre: what doubles around 300 mm can tell. */
const told = (mm: number): number => Number(mm.toFixed(12));

/** What was said of every lesion at every timepoint, without the points of calipers: those are compared by length. */
const answersOf = (read: Read): unknown => read.lesions.map((lesion: Lesion) => ({
  name: lesion.name, role: lesion.role, site: lesion.site, lookBack: lesion.lookBack,
  at: read.timepoints.map(({ id }) => {
    const at = lesion.at.get(id);
    const drawn = at?.answer?.kind === 'absent' || at?.answer?.kind === 'merged' || at?.answer?.kind === 'too-small' || at?.answer?.kind === 'not-evaluable' ? null : at?.caliper;
    const answer = at?.answer ?? null;
    return {
      answer: answer?.kind === 'merged' ? { kind: 'merged', into: read.lesions.find(({ id: other }) => other === answer.into)?.name } : answer?.kind === 'parts' ? { kind: 'parts', count: answer.parts.length } : answer?.kind === 'measured' ? { kind: 'measured', equivocal: answer.equivocal } : answer,
      caliper: drawn ? { place: drawn.place, assisted: drawn.assisted, long: told(lineLength(drawn.caliper.long)), short: drawn.caliper.short && told(lineLength(drawn.caliper.short)) } : null,
    };
  }),
}));

const farthest = (a: Read, b: Read): number => Math.max(0, ...a.lesions.flatMap((lesion, index) => a.timepoints.flatMap(({ id }) => {
  const [here, there] = [lesion.at.get(id)?.caliper?.caliper.long, b.lesions[index]?.at.get(id)?.caliper?.caliper.long];
  return here && there ? here.map((point, end) => lineLength([point, there[end] ?? point])) : [];
})));

describe('a read through its reports and back', () => {
  const before = assessed(logOf(STORY));
  const after = backFrom(reportsOf(before));

  it('has the labels, sums and reasons it had: a flare, its resolution, an override', () => {
    expect(before.assessment.timepoints.map(({ irecist }) => irecist)).toEqual([null, 'iUPD', 'iPR', 'iPR']);
    expect(after.assessment).toEqual(before.assessment);
  });

  it('has the answers it had, calipers of the same lengths within a thousandth of a millimetre of where they were', () => {
    expect(answersOf(after.read)).toEqual(answersOf(before.read));
    expect(farthest(before.read, after.read)).toBeLessThan(1e-3);
    expect(after.read.timepoints).toEqual(before.read.timepoints);
    expect(after.read.subject).toEqual(before.read.subject);
    expect(after.read.overrides).toEqual(before.read.overrides);
  });

  it('keeps its tracking UIDs when it is reported again', () => {
    const uids = (all: Assessed): readonly string[] => found(reportAt(24, all).bytes).measurements.map(({ trackingUid }) => trackingUid);
    expect(uids(after)).toEqual(uids(before));
  });

  it('understands every item of its own reports', () => {
    for (const report of reportsOf(before)) expect([report.notUnderstood, report.problems]).toEqual([[], []]);
  });

  it('takes the amended report of two, in whatever order they come', () => {
    const first = reportAt(24, before);
    const amended = assessed(logOf([...STORY, { kind: 'measured', v: 1, lesion: 'lung', timepoint: 'w24', measured: caliper(24, 3, 45, 20), equivocal: false }]));
    const second = reportAt(24, amended, { at: '2026-11-24T08:00:00.000Z', predecessors: [first.reference] });
    expect(second.reference.sopInstanceUid).not.toBe(first.reference.sopInstanceUid);
    expect(second.reference.seriesUid).toBe(first.reference.seriesUid);
    const back = backFrom([found(second.bytes), found(first.bytes), ...reportsOf(before).slice(0, 3)]);
    expect(back.assessment).toEqual(amended.assessment);
  });
});

describe('calipers on a reformatted image', () => {
  const place = { ...placeOn(0, 6), reformatted: 'coronal' as const };
  const [from, to] = [planeAt(4), planeAt(9)].map((plane) => patientFromPixel(plane, { column: 200, row: 200 }));
  const drawn: Act = { kind: 'lesionIdentified', v: 1, lesion: 'a', role: 'target', timepoint: 'w0', site: { organ: 'liver', label: 'Liver, segment 4' }, stroke: { kind: 'caliper', measured: { caliper: { long: [from!, to!], short: null }, place } }, equivocal: false };
  const before = assessed(logOf([opened, drawn]));

  it('are written in space and come back with their image and plane', () => {
    const made = reportAt(0, before);
    expect(made.reference.sopClassUid).toBe('1.2.840.10008.5.1.4.1.1.88.34');
    expect(answersOf(backFrom([found(made.bytes), ...reportsOf(before).slice(1)]).read)).toEqual(answersOf(before.read));
  });
});

/** One lesion of a made-up read, and a number for each scan from which its answer is made. */
interface Drawn { readonly organ: Organ; readonly long: number; readonly wide: number; readonly sayings: readonly { readonly what: number; readonly factor: number; readonly wide: boolean }[] }

const ORGANS = ['lung', 'liver', 'lymph-node', 'adrenal', 'bone'] as const;
const drawn: Arbitrary<Drawn> = record({
  organ: constantFrom(...ORGANS), long: double({ min: 16, max: 80, noNaN: true }), wide: double({ min: 0.96, max: 1, noNaN: true }),
  sayings: array(record({ what: integer({ min: 0, max: 11 }), factor: double({ min: 0.2, max: 1.8, noNaN: true }), wide: boolean() }), { minLength: 4, maxLength: 4 }),
});

const sizeAt = (week: number, slice: number, { long, wide }: Drawn, factor: number, hasShort: boolean): ReturnType<typeof caliper> => caliper(week, slice, long * factor, hasShort ? long * factor * wide : null, 100 + slice * 9, 140 + slice * 7);

const targetActs = (one: Drawn, index: number): readonly Act[] => one.sayings.slice(1).flatMap(({ what, factor, wide }, scan): readonly Act[] => {
  const week = WEEKS[scan + 1] ?? 0;
  const at = { v: 1, lesion: `t${index}`, timepoint: `w${week}` } as const;
  if (what === 0) return [];
  if (what === 1) return [{ kind: 'markedAbsent', ...at }];
  if (what === 2) return [{ kind: 'markedNotEvaluable', ...at, reason: 'motion' }];
  if (what === 3) return [{ kind: 'markedTooSmall', ...at }];
  if (what === 4) return [{ kind: 'located', ...at, place: placeOn(week, index), at: patientFromPixel(planeAt(index), { column: 99.5, row: 77.25 }) }, { kind: 'markedTooSmall', ...at }];
  if (what === 5) return [{ kind: 'measuredInParts', ...at, parts: [sizeAt(week, index, one, factor * 0.6, true), sizeAt(week, index + 1, one, factor * 0.5, true)] }];
  if (what === 6 && index > 0) return [{ kind: 'markedMerged', ...at, into: 't0' }];
  return [{ kind: 'measured', ...at, measured: sizeAt(week, index, one, factor, wide || one.organ === 'lymph-node'), equivocal: false }];
});

const STATUSES = ['present', 'absent', 'increased', 'unequivocal', 'unequivocal-increased'] as const;
const nonTargetActs = (one: Drawn, index: number): readonly Act[] => one.sayings.slice(1).flatMap(({ what }, scan): readonly Act[] => {
  const at = { v: 1, lesion: `n${index}`, timepoint: `w${WEEKS[scan + 1] ?? 0}` } as const;
  const answer = STATUSES[what];
  return answer ? [{ kind: 'nonTargetAssessed', ...at, answer, ...(what === 3 ? { sites: ['pleura'] } : {}) }] : what === 5 ? [{ kind: 'markedNotEvaluable', ...at, reason: '' }] : [];
});
const newLesionActs = (one: Drawn, index: number): readonly Act[] => one.sayings.flatMap(({ what, factor, wide }, scan): readonly Act[] => {
  const week = WEEKS[scan] ?? 0;
  if (scan === 0 || week < (index === 0 ? 8 : 16)) return [];
  const at = { v: 1, lesion: `f${index}`, timepoint: `w${week}` } as const;
  const measured = sizeAt(week, 10 + index, one, factor * 0.4, wide);
  if (week === (index === 0 ? 8 : 16)) return [{ kind: 'lesionIdentified', ...at, role: 'new', site: { organ: one.organ, label: 'Somewhere' }, stroke: what < 3 ? { kind: 'point', place: measured.place, at: measured.caliper.long[0] } : { kind: 'caliper', measured }, equivocal: what === 5 }];
  const answer = ([...STATUSES, 'equivocal'] as const)[what];
  return answer ? [{ kind: 'newLesionAssessed', ...at, answer }] : [{ kind: 'measured', ...at, measured, equivocal: what === 6 }];
});

const begun = (lesion: string, role: 'target' | 'non-target', one: Drawn, slice: number): Act =>
  ({ kind: 'lesionIdentified', v: 1, lesion, role, timepoint: 'w0', site: { organ: one.organ, label: `${one.organ}, ${lesion}` }, stroke: { kind: 'caliper', measured: sizeAt(0, slice, one, 1, true) }, equivocal: false });

const madeUp = (targets: readonly Drawn[], nonTargets: readonly Drawn[], fresh: readonly Drawn[]): Log => logOf([
  opened, ...targets.map((one, index) => begun(`t${index}`, 'target', one, index)), ...nonTargets.map((one, index) => begun(`n${index}`, 'non-target', one, 6 + index)),
  ...targets.flatMap(targetActs), ...nonTargets.flatMap(nonTargetActs), ...fresh.flatMap(newLesionActs),
]);

describe('any read', () => {
  it('has the same labels, sums and reasons after its reports are read back', () => {
    const seen = new Set<string>();
    assert(property(array(drawn, { minLength: 1, maxLength: 4 }), array(drawn, { maxLength: 2 }), array(drawn, { maxLength: 2 }), (targets, nonTargets, fresh) => {
      const before = assessed(madeUp(targets.map((one, index) => ({ ...one, organ: ORGANS[index] ?? one.organ })), nonTargets, fresh));
      const after = backFrom(reportsOf(before));
      for (const { irecist } of before.assessment.timepoints) seen.add(String(irecist));
      expect(answersOf(after.read)).toEqual(answersOf(before.read));
      expect(after.assessment).toEqual(before.assessment);
    }), { numRuns: 25, seed: 20261123 });
    // The reads reach every label that matters, or the comparison above would say little.
    for (const label of ['iUPD', 'iCPD', 'iSD', 'iPR', 'NE']) expect([...seen]).toContain(label);
  });
});
