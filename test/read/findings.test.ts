import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { assess } from '../../src/irecist';
import { findingsOf, nextEntry, overridesOf, patientRead, readFrom, stroke, type Act, type Log, type Site } from './log-of';

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
const append = (log: Log, act: Act): Log => [...log, nextEntry(log, act, { id: `e${log.length}`, at: '2026-01-05T10:00:00.000Z', by: 'R1' }, digest)];
const logOf = (...acts: readonly Act[]): Log => acts.reduce(append, patientRead(append));

const LUNG: Site = { organ: 'lung', label: 'Lung, left upper lobe' };
const NODE: Site = { organ: 'lymph-node', label: 'Node, right paratracheal 4R' };

const identified = (lesion: string, role: 'target' | 'non-target' | 'new', at: string, long: number, short: number | null, site: Site | null = LUNG, equivocal = false): Act => ({
  kind: 'lesionIdentified', v: 1, lesion, role, timepoint: at, site, stroke: { kind: 'caliper', measured: stroke(long, short) }, equivocal,
});
const measured = (lesion: string, at: string, long: number, short: number | null): Act => ({ kind: 'measured', v: 1, lesion, timepoint: at, measured: stroke(long, short), equivocal: false });

const targetAt = (log: Log, index: number): unknown => findingsOf(readFrom(log)).timepoints[index]?.targets[0]?.finding;

describe('what the reader says becomes findings', () => {
  it('takes the longest diameter of a lesion and the short axis of a node (B10, B3)', () => {
    expect(targetAt(logOf(identified('a', 'target', 'w0', 30, 20)), 0)).toEqual({ kind: 'measured', mm: 30 });
    expect(targetAt(logOf(identified('a', 'target', 'w0', 30, 20, NODE)), 0)).toEqual({ kind: 'measured', mm: 20 });
  });

  it('never guesses a short axis: a node without one is not answered', () => {
    expect(targetAt(logOf(identified('a', 'target', 'w0', 30, null, NODE)), 0)).toEqual({ kind: 'not-answered' });
  });

  it.each<[string, Act, unknown]>([
    ['too small (F2)', { kind: 'markedTooSmall', v: 1, lesion: 'a', timepoint: 'w8' }, { kind: 'too-small' }],
    ['absent', { kind: 'markedAbsent', v: 1, lesion: 'a', timepoint: 'w8' }, { kind: 'absent' }],
    ['not evaluable (F8)', { kind: 'markedNotEvaluable', v: 1, lesion: 'a', timepoint: 'w8', reason: 'motion' }, { kind: 'not-evaluable' }],
    ['split into parts (F4)', { kind: 'measuredInParts', v: 1, lesion: 'a', timepoint: 'w8', parts: [stroke(15, null), stroke(12, null)] }, { kind: 'parts', mm: [15, 12] }],
    ['measured', measured('a', 'w8', 24, null), { kind: 'measured', mm: 24 }],
  ])('says %s', (_, act, finding) => expect(targetAt(logOf(identified('a', 'target', 'w0', 30, null), act), 1)).toEqual(finding));

  it('counts a lesion as merged only into a target that is measured there (F5): two merged into each other are nobody’s size', () => {
    const merged = (lesion: string, into: string): Act => ({ kind: 'markedMerged', v: 1, lesion, timepoint: 'w8', into });
    const two = [identified('a', 'target', 'w0', 30, null), identified('b', 'target', 'w0', 20, null)];
    expect(targetAt(logOf(...two, measured('b', 'w8', 45, null), merged('a', 'b')), 1)).toEqual({ kind: 'merged' });
    expect(targetAt(logOf(...two, merged('a', 'b'), merged('b', 'a')), 1)).toEqual({ kind: 'not-answered' });
  });

  it('takes a new lesion that merged for present (F5), and a node under 10 mm for gone (I6)', () => {
    const base = [identified('a', 'target', 'w0', 30, null), identified('x', 'new', 'w8', 14, 12, NODE)];
    const finding = (act: Act): unknown => findingsOf(readFrom(logOf(...base, act))).timepoints[2]?.newLesions[0]?.finding;
    expect(finding({ kind: 'markedMerged', v: 1, lesion: 'x', timepoint: 'w15', into: 'a' })).toEqual({ kind: 'present' });
    expect(finding(measured('x', 'w15', 10, 8))).toEqual({ kind: 'present', mm: 8 });
    const label = assess(findingsOf(readFrom(logOf(identified('a', 'target', 'w0', 30, null), measured('a', 'w8', 30, null), identified('x', 'new', 'w8', 12, 9, NODE)))));
    expect(label.kind === 'assessed' ? label.assessment.timepoints[1]?.irecist : label.problems).toBe('iSD');
  });

  it('leaves unanswered what nobody answered, also after an answer was cleared', () => {
    const base = identified('a', 'target', 'w0', 30, null);
    expect(targetAt(logOf(base), 1)).toEqual({ kind: 'not-answered' });
    expect(targetAt(logOf(base, measured('a', 'w8', 24, null), { kind: 'answerCleared', v: 1, lesion: 'a', timepoint: 'w8' }), 1)).toEqual({ kind: 'not-answered' });
  });

  it('calls a non-target present where it was identified, and asks at every later scan', () => {
    const findings = findingsOf(readFrom(logOf(identified('n', 'non-target', 'w0', 8, null))));
    expect(findings.timepoints.map((at) => at.nonTargets[0]?.status)).toEqual(['present', 'not-answered', 'not-answered']);
  });

  it('designates a new lesion by its first definite sight: 10 mm, or twice a thick slice (B1, B2)', () => {
    const at = (long: number, slice: number): boolean | undefined => findingsOf(readFrom(logOf({ ...identified('x', 'new', 'w8', long, null), stroke: { kind: 'caliper', measured: stroke(long, null, [0, 0, 0], slice) } } as Act))).timepoints[1]?.newLesions[0]?.measurable;
    expect([at(9.9, 5), at(10, 5), at(14.9, 7.5), at(15, 7.5)]).toEqual([false, true, false, true]);
  });

  it('takes no diameter for a judgement of growth: a new lesion too small to be measured is asked about again (I7)', () => {
    const log = logOf(identified('x', 'new', 'w8', 7, null), measured('x', 'w15', 12, null));
    const findings = findingsOf(readFrom(log)).timepoints;
    expect(findings[0]?.newLesions).toEqual([]);
    expect(findings[1]?.newLesions[0]?.finding).toEqual({ kind: 'present', mm: 7 });
    expect(findings[2]?.newLesions[0]?.finding).toEqual({ kind: 'not-answered' });
  });

  it('keeps an equivocal lesion equivocal (R17)', () => {
    const log = logOf(identified('x', 'new', 'w8', 12, null, LUNG, true));
    expect(findingsOf(readFrom(log)).timepoints[1]?.newLesions[0]?.finding).toEqual({ kind: 'equivocal' });
  });
});

describe('from strokes to a label', () => {
  const base = [identified('a', 'target', 'w0', 60, null), identified('b', 'target', 'w0', 40, null, { organ: 'liver', label: 'Liver, segment 6' })];
  const labels = (...acts: readonly Act[]): unknown => {
    const outcome = assess(findingsOf(readFrom(logOf(...base, ...acts))));
    return outcome.kind === 'assessed' ? outcome.assessment.timepoints.map(({ recist11, irecist }) => `${recist11} ${irecist}`) : outcome.problems;
  };

  it('gives PD and iUPD for +25 % and +25 mm, then iPR when it has shrunk (R6, I4, I20)', () => {
    expect(labels(measured('a', 'w8', 75, null), measured('b', 'w8', 50, null), measured('a', 'w15', 30, null), measured('b', 'w15', 20, null)))
      .toEqual(['null null', 'PD iUPD', 'PD iPR']);
  });

  it('is provisional while something is unanswered, and proves PD from a part of the sum (R4)', () => {
    const outcome = assess(findingsOf(readFrom(logOf(...base, measured('a', 'w8', 130, null)))));
    const at = outcome.kind === 'assessed' ? outcome.assessment.timepoints[1] : undefined;
    expect([at?.recist11, at?.irecist, at?.unanswered]).toEqual(['PD', 'iUPD', ['T2']]);
  });
});

describe('a lesion is one thing', () => {
  it('keeps its id through another role, and its name is never given twice', () => {
    const log = logOf(identified('a', 'target', 'w0', 30, null), identified('b', 'target', 'w0', 11, null), { kind: 'lesionReassigned', v: 1, lesion: 'b', role: 'non-target' }, identified('c', 'target', 'w0', 20, null));
    expect(readFrom(log).lesions.map(({ id, name }) => `${id} ${name}`)).toEqual(['a T1', 'b NT1', 'c T2']);
    const withdrawn = append(append(log, { kind: 'lesionWithdrawn', v: 1, lesion: 'c', reason: 'slip' }), identified('d', 'target', 'w0', 20, null));
    expect(readFrom(withdrawn).lesions.map(({ name }) => name)).toEqual(['T1', 'NT1', 'T3']);
  });
});

describe('the reader’s own label', () => {
  const own: Act = { kind: 'labelOverridden', v: 1, timepoint: 'w8', recist11: null, irecist: 'iSD', reason: 'measured in another phase' };
  const at = (...acts: readonly Act[]): unknown => {
    const read = readFrom(logOf(identified('a', 'target', 'w0', 60, null), measured('a', 'w8', 80, null), ...acts));
    const outcome = assess(findingsOf(read), undefined, overridesOf(read));
    const response = outcome.kind === 'assessed' ? outcome.assessment.timepoints[1] : undefined;
    return [response?.irecist, response?.chosen?.irecist ?? null, response?.chosen?.reason ?? null];
  };
  it('stands beside the computed one, which stays', () => expect(at(own)).toEqual(['iUPD', 'iSD', 'measured in another phase']));
  it('can be taken back', () => expect(at(own, { ...own, irecist: null })).toEqual(['iUPD', null, null]));
});
