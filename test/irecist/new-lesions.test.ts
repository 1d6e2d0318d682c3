import { describe, expect, it } from 'vitest';
import { type NewLesionEntry, type SubjectFindings, type TimepointResponse } from '../../src/irecist';
import { assessmentOf } from './subjects';
import { scenario } from './scenario';

type Finding = NewLesionEntry['finding'];
const mm = (size: number): Finding => ({ kind: 'measured', mm: size });
const entry = (id: string, organ: string, finding: Finding, measurable = true): NewLesionEntry => ({ id, organ, lesionKind: organ === 'lymph-node' ? 'node' : 'nonnode', measurable, finding });

/** Targets that stay at 100 mm, and the new lesions of each follow-up six weeks apart. */
const responses = (...visits: readonly (readonly NewLesionEntry[])[]): readonly TimepointResponse[] => {
  const still = scenario(...[[], ...visits].map((_none, index) => ({ week: index * 6, T: [100] })));
  const findings: SubjectFindings = { timepoints: still.timepoints.map((visit, index) => ({ ...visit, newLesions: visits[index - 1] ?? [] })) };
  return assessmentOf(findings).timepoints.slice(1);
};
const roles = (...visits: readonly (readonly NewLesionEntry[])[]): string => Object.entries(responses(...visits).at(-1)?.newLesionRoles ?? {}).filter(([, role]) => role === 'NLT').map(([id]) => id).sort().join(' ');
const states = (...visits: readonly (readonly NewLesionEntry[])[]): readonly string[] => responses(...visits).map(({ newLesion, irecist }) => `${newLesion ?? ''} ${irecist ?? ''}`);

describe('roles of new lesions (I6)', () => {
  it('go to the largest first at one visit, and by id where two are as large', () => {
    expect(roles([entry('a', 'liver', mm(11)), entry('b', 'liver', mm(14)), entry('c', 'liver', mm(12))])).toBe('b c');
    expect(roles([entry('c', 'liver', mm(12)), entry('a', 'liver', mm(12)), entry('b', 'liver', mm(12))])).toBe('a b');
    expect(roles([entry('b', 'liver', mm(12)), entry('c', 'liver', mm(20)), entry('a', 'liver', mm(12))])).toBe('a c');
  });
  it('go to those seen first before later ones, however large', () => {
    expect(roles([entry('a', 'liver', mm(11)), entry('b', 'liver', mm(12))], [entry('a', 'liver', mm(11)), entry('b', 'liver', mm(12)), entry('c', 'liver', mm(40))])).toBe('a b');
  });
  it('are two an organ and five in all', () => {
    const many = ['liver', 'lung', 'bone', 'spleen'].flatMap((organ, index) => [entry(`${organ}1`, organ, mm(30 - index)), entry(`${organ}2`, organ, mm(20 - index))]);
    expect(roles(many)).toBe('bone1 liver1 liver2 lung1 spleen1');
    expect(roles(many.slice(0, 3))).toBe('liver1 liver2 lung1');
  });
  it('need a lesion that is measurable and measured', () => {
    expect(roles([entry('a', 'liver', mm(30), false), entry('b', 'liver', { kind: 'present' }), entry('c', 'lung', { kind: 'parts', mm: [6, 6] })])).toBe('c');
    expect(roles([entry('a', 'liver', { kind: 'present', mm: 30 }), entry('b', 'liver', mm(12)), entry('c', 'liver', mm(11))])).toBe('a b');
  });
  it('stay when the lesion is gone, unseen, or called otherwise later', () => {
    expect(roles([entry('a', 'liver', mm(11)), entry('b', 'liver', mm(12))], [entry('a', 'lung', { kind: 'absent' }, false)], [entry('a', 'liver', mm(11)), entry('b', 'liver', mm(12)), entry('c', 'liver', mm(13)), entry('d', 'lung', mm(13))])).toBe('a b d');
  });
});

describe('the state of the new lesions', () => {
  it('is the first that fits', () => {
    expect(states([])).toEqual(['none iSD']);
    expect(states([entry('a', 'liver', { kind: 'equivocal' })], [entry('a', 'liver', { kind: 'absent' })])).toEqual(['equivocal iSD', 'none iSD']);
    expect(states([entry('a', 'liver', mm(12))], [entry('a', 'liver', mm(12)), entry('b', 'lung', { kind: 'equivocal' })])).toEqual(['new iUPD', 'stable iUPD']);
    expect(states([entry('a', 'liver', mm(12))], [])).toEqual(['new iUPD', 'NE NE']);
    expect(states([entry('a', 'liver', mm(12)), entry('b', 'lung', mm(12))], [entry('a', 'liver', { kind: 'absent' }), entry('b', 'lung', { kind: 'not-evaluable' })])).toEqual(['new iUPD', 'NE NE']);
    expect(states([entry('a', 'liver', mm(12)), entry('b', 'lung', mm(12))], [entry('a', 'liver', { kind: 'absent' }), entry('b', 'lung', mm(0))])).toEqual(['new iUPD', 'resolved iSD']);
    expect(states([entry('a', 'liver', mm(12)), entry('b', 'lung', mm(12))], [entry('a', 'liver', { kind: 'absent' }), entry('b', 'lung', mm(12))])).toEqual(['new iUPD', 'stable iSD']);
    expect(states([entry('a', 'liver', mm(12))], [entry('a', 'liver', mm(16.9))], [entry('a', 'liver', mm(17))])).toEqual(['new iUPD', 'stable iUPD', 'increased iCPD']);
    expect(states([entry('a', 'liver', mm(12))], [entry('a', 'liver', mm(10))], [entry('a', 'liver', mm(15))])).toEqual(['new iUPD', 'stable iUPD', 'increased iCPD']);
  });
  it('takes a node for new from 10 mm and for gone below (R16, F3)', () => {
    expect(states([entry('n', 'lymph-node', mm(9.9))], [entry('n', 'lymph-node', mm(10))], [entry('n', 'lymph-node', mm(9.9))])).toEqual(['none iSD', 'new iUPD', 'resolved iSD']);
    expect(states([entry('n', 'lymph-node', mm(12))], [entry('n', 'lymph-node', { kind: 'too-small' })])).toEqual(['new iUPD', 'resolved iSD']);
    expect(states([entry('a', 'liver', mm(12))], [entry('a', 'liver', { kind: 'too-small' })])).toEqual(['new iUPD', 'stable iSD']);
  });
  it('adds a new-lesion-target that joins, and starts its comparison anew', () => {
    const visits = [[entry('a', 'liver', mm(12))], [entry('a', 'liver', { kind: 'absent' })], [entry('a', 'liver', { kind: 'absent' }), entry('b', 'lung', mm(30))], [entry('a', 'liver', { kind: 'absent' }), entry('b', 'lung', mm(34.9))]];
    expect(states(...visits)).toEqual(['new iUPD', 'resolved iSD', 'new iUPD', 'stable iUPD']);
    expect(responses(...visits).map(({ newLesionSumMm }) => newLesionSumMm)).toEqual([12, 0, 30, 34.9]);
  });
  it('lets an old new lesion progress anew by 20% and 5 mm over its lowest sum, and holds while it stays there (I7, I16)', () => {
    const sizes = (...all: readonly number[]): readonly string[] => states([entry('a', 'liver', mm(40))], [entry('a', 'liver', mm(25))], ...all.map((size) => [entry('a', 'liver', mm(size))]));
    expect(sizes(29.9)).toEqual(['new iUPD', 'stable iSD', 'stable iSD']);
    expect(sizes(30)).toEqual(['new iUPD', 'stable iSD', 'increased iUPD']);
    expect(sizes(30, 30, 34.9, 35)).toEqual(['new iUPD', 'stable iSD', 'increased iUPD', 'increased iUPD', 'increased iUPD', 'increased iCPD']);
    expect(sizes(31, 26)).toEqual(['new iUPD', 'stable iSD', 'increased iUPD', 'stable iSD']);
  });
  it('judges an unmeasured one by its status alone', () => {
    const judged = (...all: readonly Finding[]): readonly string[] => states([entry('a', 'bone', { kind: 'present' }, false), entry('b', 'liver', mm(12))], [entry('a', 'bone', { kind: 'present' }, false), entry('b', 'liver', { kind: 'absent' })], ...all.map((finding) => [entry('a', 'bone', finding, false), entry('b', 'liver', { kind: 'absent' })]));
    expect(judged({ kind: 'increased' })).toEqual(['new iUPD', 'stable iSD', 'increased iSD']);
    expect(judged({ kind: 'unequivocal' }, { kind: 'unequivocal' }, { kind: 'unequivocal-increased' })).toEqual(['new iUPD', 'stable iSD', 'increased iUPD', 'stable iUPD', 'increased iCPD']);
    expect(judged({ kind: 'present', mm: 80 })).toEqual(['new iUPD', 'stable iSD', 'stable iSD']);
    expect(judged({ kind: 'unequivocal' }, { kind: 'not-evaluable' }, { kind: 'unequivocal' })).toEqual(['new iUPD', 'stable iSD', 'increased iUPD', 'NE NE', 'stable iUPD']);
  });
  it('says who is new, gone, unseen or larger', () => {
    const said = (...visits: readonly (readonly NewLesionEntry[])[]): readonly string[] => responses(...visits).at(-1)?.reasons.filter(({ rule }) => ['R16', 'R17', 'I6', 'I23'].includes(rule)).map(({ rule, sentence }) => `${rule} ${sentence}`) ?? [];
    const [a, b] = [entry('a', 'liver', mm(12)), entry('b', 'lung', { kind: 'present' }, false)];
    expect(said([a, b])).toEqual(['R16 a (liver), not there at W0: new lesion.', 'R16 b (lung), not there at W0: new lesion.']);
    expect(said([entry('b', 'lung', { kind: 'equivocal' })])).toEqual(['R17 b (lung) is equivocal: no progression now.']);
    expect(said([entry('b', 'lung', { kind: 'equivocal' })], [b])).toEqual(['R16 b (lung), now definite: new lesion.', 'R17 b was first suspected on 2025-02-17: the progression dates from then.']);
    expect(said([a, b], [a, b])).toEqual(['I6 a and b persist without counted growth, new-lesion sum 12.0 mm.']);
    expect(said([b], [b])).toEqual(['I6 b persists without counted growth.']);
    expect(said([a], [entry('a', 'liver', { kind: 'absent' })])).toEqual(['I6 a is gone.']);
    expect(said([a, b], [a, entry('b', 'lung', { kind: 'increased' }, false)])).toEqual(['I6 b is larger, new-lesion sum 12.0 mm.']);
    expect(said([a, b], [a, entry('b', 'lung', { kind: 'not-evaluable' }, false)]).slice(0, 1)).toEqual(['I23 b could not be seen.']);
    expect(said([a], [entry('a', 'liver', mm(18))])).toEqual(['I6 The new lesions have grown, new-lesion sum 18.0 mm.']);
    expect(said(['a', 'b', 'c'].map((id) => entry(id, 'liver', mm(12))))).toContain('I6 c is followed by status: its organ has two measured new lesions, or there are five.');
  });
});
