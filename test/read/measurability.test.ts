import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { SeriesDifference } from '../../src/dicom';
import { measurabilityCautions, nextEntry, patientRead, readFrom, stroke, type Act, type Log, type Measured, type Organ, type Read } from './log-of';

const append = (log: Log, act: Act): Log => [...log, nextEntry(log, act, { id: `e${log.length}`, at: '2026-04-21T09:00:00Z', by: 'R1' }, (text) => createHash('sha256').update(text).digest('hex'))];
const read = (...acts: readonly Act[]): Read => readFrom(acts.reduce<Log>(append, patientRead(append)));
const drawn = (lesion: string, organ: Organ, measured: Measured, role: 'target' | 'new' = 'target', timepoint = 'w0'): Act =>
  ({ kind: 'lesionIdentified', v: 1, lesion, role, timepoint, site: { organ, label: `${organ}, somewhere` }, stroke: { kind: 'caliper', measured }, equivocal: false });
const ids = (of: Read, lesion = 'a', timepoint = 'w0', differences: readonly SeriesDifference[] = []): readonly string[] => measurabilityCautions(of, lesion, timepoint, differences).map(({ rule, id }) => `${rule} ${id}`);

/** One row per rule of the rule book: what is drawn, and what is said of it. */
describe('measurability at the stroke', () => {
  it.each<[string, Act, readonly string[]]>([
    ['9.9 mm', drawn('a', 'liver', stroke(9.9, 8)), ['B1 too-small-for-target']],
    ['10 mm', drawn('a', 'liver', stroke(10, 8)), []],
    ['14.9 mm on 7.5 mm slices', drawn('a', 'liver', stroke(14.9, 8, [0, 0, 0], 7.5)), ['B2 too-small-for-target']],
    ['15 mm on 7.5 mm slices', drawn('a', 'liver', stroke(15, 8, [0, 0, 0], 7.5)), []],
    ['a node of 12 mm across', drawn('a', 'lymph-node', stroke(30, 12)), ['B3 too-small-for-target']],
    ['a node of 15 mm across', drawn('a', 'lymph-node', stroke(30, 15)), []],
    ['bone', drawn('a', 'bone', stroke(30, 15)), ['B4 bone-target']],
    ['peritoneum', drawn('a', 'peritoneum', stroke(30, 15)), ['B7 serosa-target']],
    ['a new node of 9.9 mm across', drawn('a', 'lymph-node', stroke(30, 9.9), 'new', 'w8'), ['F9 normal-node']],
    ['a new node of 11 mm across', drawn('a', 'lymph-node', stroke(30, 11), 'new', 'w8'), ['F9 borderline-node']],
    ['a new node of 15 mm across', drawn('a', 'lymph-node', stroke(30, 15), 'new', 'w8'), []],
  ])('%s', (_what, act, said) => expect(ids(read(act), 'a', act.kind === 'lesionIdentified' ? act.timepoint : 'w0')).toEqual(said));

  it('counts organs and targets: B8, and all nodes as one organ: B9', () => {
    const three = (organ: Organ): readonly Act[] => ['c', 'b', 'a'].map((id) => drawn(id, organ, stroke(30, 20)));
    expect(ids(read(...three('lung')))).toEqual(['B8 third-in-organ']);
    expect(ids(read(...three('lymph-node')))).toEqual(['B9 third-in-organ']);
    const six = (['lung', 'liver', 'kidney', 'spleen', 'adrenal'] as const).map((organ) => drawn(organ, organ, stroke(30, 20)));
    expect(ids(read(...six, drawn('a', 'skin', stroke(30, 20))))).toEqual(['B8 sixth-target']);
  });
  it('asks for the same plane and the same series: F6', () => {
    const reformatted: Measured = { ...stroke(30, 20), place: { ...stroke(30, 20).place, reformatted: 'coronal' } };
    const first = drawn('a', 'liver', stroke(30, 20));
    expect(ids(read(first, { kind: 'measured', v: 1, lesion: 'a', timepoint: 'w8', measured: reformatted, equivocal: false }), 'a', 'w8')).toEqual(['F6 other-plane']);
    const later = read(first, { kind: 'measured', v: 1, lesion: 'a', timepoint: 'w8', measured: stroke(31, 20), equivocal: false });
    const kernel: SeriesDifference = { what: 'kernel', rank: 'information', fact: 'kernel B30f → B70f', follows: '' };
    expect(ids(later, 'a', 'w8', [kernel])).toEqual([]);
    expect(ids(later, 'a', 'w8', [kernel, { what: 'thickness', rank: 'caution', fact: 'slice 2.5 → 5.0 mm', follows: '' }])).toEqual(['F6 other-series']);
  });
  it('does not come back once it was dismissed with a reason, there and for that lesion only', () => {
    const dismissed: Act = { kind: 'noteDismissed', v: 1, note: 'too-small-for-target', timepoint: 'w0', lesion: 'a', reason: 'the protocol allows it' };
    const small = read(drawn('b', 'liver', stroke(9, 8)), drawn('a', 'liver', stroke(9, 8)), dismissed);
    expect([ids(small), ids(small, 'b')]).toEqual([[], ['B1 too-small-for-target']]);
  });
});
