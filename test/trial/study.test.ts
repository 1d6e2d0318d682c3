import { describe, expect, it } from 'vitest';
import { charterFromText } from '../../src/irecist';
import { canonicalJson } from '../../src/read';
import { DEFAULT_STUDY, readersCopy, studyCharterText, studyDiff, studyFrom, studyHash, studyStamp, versionProblems, type Study } from '../../src/trial';
import { digest, STUDY } from './a-read';

const problemsOf = (json: unknown): readonly string[] => {
  const reading = studyFrom(json);
  return reading.kind === 'read' ? [] : reading.problems.map(({ path, detail }) => `${path}: ${detail}`);
};

describe('study document', () => {
  it('R1: a study goes through JSON and back the same, and the defaults are one', () => {
    for (const study of [DEFAULT_STUDY, STUDY]) expect(studyFrom(JSON.parse(canonicalJson(study)))).toEqual({ kind: 'read', study });
  });

  it.each<[string, (study: Record<string, unknown>) => void, RegExp]>([
    ['a setting is missing', (study) => { delete study['checklist']; }, /^checklist: missing/],
    ['a setting is not known', (study) => { study['sponsor'] = 'x'; }, /^sponsor: no field/],
    ['the charter lacks a setting', (study) => { study['charter'] = { ...STUDY.charter, settings: {} }; }, /^charter\.reports: missing/],
    ['the share of re-reads is 2 %', (study) => { study['rereadShare'] = 0.02; }, /^rereadShare/],
    ['an unknown design', (study) => { study['design'] = 'open'; }, /^design/],
    ['a variable twice', (study) => { study['adjudication'] = { variables: ['bor', 'bor'], ownRead: 'nobody' }; }, /^adjudication\.variables\[1\].*twice/],
    ['two readers and nothing to compare', (study) => { study['adjudication'] = { variables: [], ownRead: 'nobody' }; }, /^adjudication\.variables/],
    ['a verdict of pseudoprogression is asked for (R12 iv)', (study) => { study['adjudication'] = { variables: ['pseudoprogression'], ownRead: 'nobody' }; }, /^adjudication\.variables\[0\]/],
    ['iRECIST variables without iRECIST labels', (study) => { study['charter'] = { ...STUDY.charter, settings: { ...STUDY.charter.settings, reports: 'recist11' } }; }, /^adjudication\.variables/],
    ['the label is shown and not listed as an aid', (study) => { study['showLabelToReader'] = true; }, /^aids/],
    ['a pass mark over 1', (study) => { study['training'] = { cases: ['t'], passMark: 1.5 }; }, /^training\.passMark/],
    ['another format', (study) => { study['schema'] = 'nadir-study/2'; }, /^schema/],
  ])('R1: refuses a study where %s', (_, change, expected) => {
    const json = JSON.parse(canonicalJson(STUDY)) as Record<string, unknown>;
    change(json);
    expect(problemsOf(json)[0]).toMatch(expected);
  });

  it('R1: every read carries its charter whole and the hash of its study, and the rules read the same text', () => {
    const text = studyCharterText(STUDY, digest);
    expect(studyStamp(text)).toEqual({ id: 'NDR-2', version: 1, sha256: studyHash(STUDY, digest) });
    expect(charterFromText(text)).toEqual(STUDY.charter.settings);
    expect(studyStamp('irecist-2017')).toBeNull();
  });

  it('R2: a reader\'s copy has the same hash and neither seed nor names of training cases', () => {
    const study: Study = { ...STUDY, training: { cases: ['subject-teach'], passMark: 0.8 } };
    const copy = readersCopy(study, digest);
    expect(JSON.stringify(copy)).not.toContain(STUDY.seed);
    expect(JSON.stringify(copy)).not.toContain('subject-teach');
    expect(studyHash(copy, digest)).toBe(studyHash(study, digest));
    expect(studyHash({ ...copy, readers: 1 }, digest)).not.toBe(studyHash(study, digest));
  });

  it('R1: a change is told by path with old and new value, and asks for the next version', () => {
    const changed: Study = { ...STUDY, batches: { ...STUDY.batches, washoutDays: 42 }, charter: { ...STUDY.charter, settings: { ...STUDY.charter.settings, confirmMinDays: 21 } } };
    expect(studyDiff(STUDY, changed)).toEqual([{ path: 'batches.washoutDays', before: '28', after: '42' }, { path: 'charter.settings.confirmMinDays', before: '28', after: '21' }]);
    expect(versionProblems(STUDY, changed).map(({ path }) => path)).toEqual(['version']);
    expect(versionProblems(STUDY, { ...changed, version: 2 })).toEqual([]);
    expect(versionProblems(STUDY, { ...STUDY, version: 2 }).map(({ path }) => path)).toEqual(['version']);
  });
});
