import { describe, expect, it } from 'vitest';
import { combinations, DEFAULT_CHARTER, PRESETS, sequenceEndpoints, type Charter, type IrecistResponse } from '../../src/irecist';
import { assessmentOf } from './subjects';
import { afterUnconfirmed, FIRST_LOOKS, firstTimepoint, nextLooks, subjectOf, type Look } from './tables';

// The truth is Seymour 2017, tables 2 and 3 (PMC5648544), transcribed in tables.ts.
const toTheLetter = PRESETS.find(({ id }) => id === 'irecist-table-2')?.charter as Charter;
const labelsAfter = (looks: readonly Look[], charter: Charter): IrecistResponse | null => assessmentOf(subjectOf(looks), charter).timepoints[looks.length]?.irecist ?? null;
const pairs = FIRST_LOOKS.filter((first) => firstTimepoint(first) === 'iUPD').flatMap((first) => nextLooks(first).map((next) => [first, next] as const));

/** Each difference from the printed table, with the first charter on the way to the letter that removes it. */
const STEPS: readonly (readonly [string, Partial<Charter>])[] = [
  ['newLesionReset', { newLesionReset: 'resolved-only' }],
  ['nonTargetReset', { nonTargetReset: 'table2' }],
  ['newLesionReset and nonTargetReset', { newLesionReset: 'resolved-only', nonTargetReset: 'table2' }],
  ['firstNewLesionConfirms', { firstNewLesionConfirms: 'never' }],
];
const differences = (base: Charter): Readonly<Record<string, readonly string[]>> => {
  const found: Record<string, string[]> = {};
  for (const [first, next] of pairs) {
    const printed = afterUnconfirmed(next, first);
    const given = labelsAfter([first, next], base);
    if (given === printed) continue;
    const step = STEPS.find(([, settings]) => labelsAfter([first, next], { ...base, ...settings }) === printed)?.[0] ?? 'no setting';
    (found[step] ??= []).push(`${printed ?? ''} → ${given ?? ''}`);
  }
  return Object.fromEntries(Object.entries(found).map(([step, labels]) => [step, [...new Set(labels)].sort()]));
};

describe('table 2', () => {
  it('gives every label without an iUPD before', () => {
    for (const look of FIRST_LOOKS) for (const charter of [toTheLetter, DEFAULT_CHARTER]) expect(labelsAfter([look], charter), JSON.stringify(look)).toBe(firstTimepoint(look));
  });

  it('gives every label after an iUPD under the preset that follows it to the letter, but for a first new lesion', () => {
    expect(pairs.length).toBeGreaterThan(3000);
    // Rows 5, 9 and 10 say "previously identified"; the working group lets a first new lesion confirm a target or non-target iUPD (A7, I14).
    expect(differences(toTheLetter)).toEqual({ firstNewLesionConfirms: ['iUPD → iCPD'] });
  });

  it('differs under the defaults only where a named setting makes it', () => {
    expect(differences(DEFAULT_CHARTER)).toEqual({
      firstNewLesionConfirms: ['iUPD → iCPD'], newLesionReset: ['iUPD → iPR', 'iUPD → iSD'], nonTargetReset: ['iUPD → iPR', 'iUPD → iSD'],
    });
  });
});

describe('table 3', () => {
  // The best label before iCPD, else iCPD, else iUPD, else NE.
  const best = (labels: readonly IrecistResponse[]): IrecistResponse => {
    const before = labels.includes('iCPD') ? labels.slice(0, labels.indexOf('iCPD')) : labels;
    for (const label of ['iCR', 'iPR', 'iSD'] as const) if (before.includes(label)) return label;
    if (labels.includes('iCPD')) return 'iCPD';
    return before.includes('iUPD') ? 'iUPD' : 'NE';
  };
  it('gives the best response of every sequence of five labels', () => {
    let count = 0;
    for (const labels of combinations(Array.from({ length: 5 }, (): readonly IrecistResponse[] => ['iCR', 'iPR', 'iSD', 'iUPD', 'iCPD', 'NE']))) {
      count += 1;
      if (sequenceEndpoints(labels).ibor !== best(labels)) expect(sequenceEndpoints(labels).ibor, labels.join(', ')).toBe(best(labels));
    }
    expect(count).toBe(7776);
  });
});
