import { readFileSync, readdirSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import { assess } from '../../../src/irecist';
import { caseTruth } from '../../../src/phantom';
import { chainFault, findingsOf, readFrom } from '../../../src/read';
import { expertRead } from '../../../src/app/teaching/expert-read';
import { teachingScript, type TeachingScript } from '../../../src/app/teaching/teaching-script';

const FOLDER = join(import.meta.dirname, '..', '..', '..', 'sample-dicom');
const digest = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));
const cases = readdirSync(FOLDER).filter((name) => existsSync(join(FOLDER, name, 'case.json'))).map((name) => teachingScript(JSON.parse(readFileSync(join(FOLDER, name, 'case.json'), 'utf8'))));

const assessed = (teaching: TeachingScript, newLesions: 'disease' | 'equivocal' = 'disease') => {
  const log = expertRead(teaching, caseTruth(teaching.script), digest, newLesions);
  const outcome = assess(findingsOf(readFrom(log)));
  if (outcome.kind === 'refused') throw new Error(JSON.stringify(outcome.problems));
  return { log, timepoints: outcome.assessment.timepoints };
};
/** The script writes both ways of taking the new nodes as "PD (path A) / PR (path B)" and what follows a first PD as "(after PD)". */
const pathOf = (text: string, path: 'A' | 'B'): string => {
  const parts = text.split(' / ');
  return (parts[path === 'A' ? 0 : parts.length - 1] ?? '').replace(/ \((path )?[AB]\)$/, '');
};

describe('the read of a perfect reader, made of acts with the calipers of the truth', () => {
  // The truth: sums and labels in sample-dicom/<case>/case.json, computed by hand and by an independent checker, never by these rules.
  it.each(cases.map((one) => [one.script.id, one] as const))('%s has the sums and both lanes of its script', (_, teaching) => {
    const { log, timepoints } = assessed(teaching);
    expect(chainFault(log, digest)).toBeNull();
    const followUps = timepoints.slice(1);
    expect(timepoints.every(({ unanswered }) => unanswered.length === 0)).toBe(true);
    for (const { id, sumMm } of timepoints) expect(sumMm, `${id} sum`).toBeCloseTo(teaching.expected.sums[id] ?? Number.NaN, 6);
    expect(followUps.map(({ id }) => id)).toEqual(Object.keys(teaching.expected.irecist));
    expect(followUps.map(({ irecist }) => irecist)).toEqual(Object.values(teaching.expected.irecist).map((label) => pathOf(label, 'A')));
    let stopped = false;
    for (const { id, recist11 } of followUps) {
      const said = pathOf(teaching.expected.recist11[id] ?? '', 'A');
      if (!stopped) expect(recist11, id).toBe(said);
      else expect(said, id).toBe('(after PD)');
      stopped ||= recist11 === 'PD';
    }
  });

  it('sarcoid-like, with the nodes kept equivocal, is the other path of its script: PR and iPR throughout', () => {
    const teaching = cases.find(({ script }) => script.id === 'sarcoid-like');
    if (!teaching) throw new Error('no such case');
    const { timepoints } = assessed(teaching, 'equivocal');
    for (const { id, recist11, irecist } of timepoints.slice(1)) {
      expect(recist11, id).toBe(pathOf(teaching.expected.recist11[id] ?? '', 'B'));
      expect(irecist, id).toBe(pathOf(teaching.expected.irecist[id] ?? '', 'B'));
    }
  });

  it('the scan before the baseline of the hyperprogression case is noted with its sum, and is no timepoint', () => {
    const teaching = cases.find(({ script }) => script.id === 'hyperprogression');
    if (!teaching) throw new Error('no such case');
    const { log } = assessed(teaching);
    expect(readFrom(log).prior).toEqual({ date: '2026-02-02', sumMm: 72 });
    expect(readFrom(log).timepoints.map(({ label }) => label)).toEqual(['W0', 'W6', 'W10']);
  });
});
