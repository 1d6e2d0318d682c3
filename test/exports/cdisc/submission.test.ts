import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { datasetCsv, submission, type SubmissionInput, type TabulatedDataset } from '../../../src/exports';
import { TERMS, TEST_NAME } from '../../../src/exports/cdisc/terms';
import type { Act } from '../../../src/read';
import { FLARE, inputOf, measured, readBy, size } from './flare';

type Cells = Readonly<Record<string, string | number | null>>;
const datasetOf = (input: SubmissionInput, name: string): TabulatedDataset => {
  const made = submission(input);
  if (made.kind !== 'datasets') throw new Error(made.problems.map(({ detail }) => detail).join('; '));
  const found = made.datasets.find((one) => one.name === name);
  if (!found) throw new Error(`no ${name}`);
  return found;
};
const rowsOf = (input: SubmissionInput, name: string): readonly Cells[] => {
  const { variables, rows } = datasetOf(input, name);
  return rows.map((row) => Object.fromEntries(variables.map((variable, column) => [variable.name, row[column] ?? null])));
};
const pick = (rows: readonly Cells[], ...names: readonly string[]): readonly (readonly (string | number | null)[])[] => rows.map((row) => names.map((name) => row[name] ?? null));

/** Truth: the worked example of the interoperability study (chapter 2.3), generated there by other software and checked against the terminology. */
describe('the worked example', () => {
  const input = inputOf();

  it('identifies five lesions', () => {
    expect(pick(rowsOf(input, 'TU'), 'TUSEQ', 'TUREFID', 'TULNKID', 'TUORRES', 'TUSTRESC', 'TULOC', 'TULAT', 'VISITNUM', 'VISIT', 'TUDTC', 'TUDY', 'TUTESTCD', 'TUMETHOD')).toEqual([
      [1, '1.2.3.0', 'R1-T01', 'TARGET', 'TARGET', 'LUNG, RIGHT UPPER LOBE', 'RIGHT', 1, 'BASELINE', '2024-01-15', 1],
      [2, '1.2.3.0', 'R1-T02', 'TARGET', 'TARGET', 'MEDIASTINAL LYMPH NODE', null, 1, 'BASELINE', '2024-01-15', 1],
      [3, '1.2.3.0', 'R1-T03', 'TARGET', 'TARGET', 'LIVER', null, 1, 'BASELINE', '2024-01-15', 1],
      [4, '1.2.3.0', 'R1-NT01', 'NON-TARGET', 'NON-TARGET', 'PLEURA', 'LEFT', 1, 'BASELINE', '2024-01-15', 1],
      [5, '1.2.3.1', 'R1-NEW01', 'NEW TARGET', 'NEW TARGET', 'LUNG, LEFT LOWER LOBE', 'LEFT', 2, 'WEEK 8', '2024-03-11', 57],
    ].map((row) => [...row, 'TUMIDENT', 'CONTRAST ENHANCED CT SCAN']));
  });

  it('gives every result its row, with the sums where the example has them', () => {
    const lesions = [['TARGET', 'R1-T01', 'LDIAM'], ['TARGET', 'R1-T02', 'LPERP'], ['TARGET', 'R1-T03', 'LDIAM'], ['NON-TARGET', 'R1-NT01', 'TUMSTATE']] as const;
    const fresh = ['NEW TARGET', 'R1-NEW01', 'LDIAM'] as const;
    const sums = [['TARGET', null, 'SUMDIAM'], ['TARGET', null, 'SUMNLNLD']] as const;
    const later = [['NEW TARGET', null, 'SUMDIAM'], ['TARGET', null, 'PCBSD'], ['TARGET', null, 'ACNSD'], ['TARGET', null, 'PCNSD']] as const;
    const visit = (values: readonly (string | number)[], tests: readonly (readonly (string | null)[])[]): readonly unknown[] => tests.map((test, index) => [...test, String(values[index])]);
    const follow = [...lesions, fresh, ...sums, ...later];
    expect(pick(rowsOf(input, 'TR'), 'TRGRPID', 'TRLNKID', 'TRTESTCD', 'TRSTRESC')).toEqual([
      ...visit([42, 20, 30, 'PRESENT', 92, 72], [...lesions, ...sums]),
      ...visit([54, 23, 36, 'PRESENT', 11, 113, 90, 11, 22.8, 21, 22.8], follow),
      ...visit([40, 18, 28, 'PRESENT', 0, 86, 68, 0, -6.5, -6, -6.5], follow),
      ...visit([24, 9, 15, 'PRESENT', 0, 48, 39, 0, -47.8, -38, -44.2], follow),
    ]);
    expect(rowsOf(input, 'TR').map(({ TRSEQ }) => TRSEQ)).toEqual(Array.from({ length: 39 }, (_, index) => index + 1));
  });

  it('writes row 8 of TR letter by letter, and a change with its sign', () => {
    const lines = datasetCsv(datasetOf(input, 'TR')).split('\r\n');
    expect(lines[8]).toBe('IMM-001,TR,IMM-001-701-1015,8,TARGET,1.2.3.1,R1-T02,R1-A1,LPERP,Longest Perpendicular,23,mm,23,23,mm,,,EXAMPLE CORE LAB,CONTRAST ENHANCED CT SCAN,INDEPENDENT ASSESSOR,RADIOLOGIST 1,Y,2,WEEK 8,2024-03-11,57');
    expect(lines[26]).toBe('IMM-001,TR,IMM-001-701-1015,26,TARGET,,,R1-A2,PCBSD,Percent Change Baseline in Sum of Diam,-6.5,%,-6.5,-6.5,%,,,EXAMPLE CORE LAB,,INDEPENDENT ASSESSOR,RADIOLOGIST 1,Y,3,WEEK 13,,');
  });

  it('gives the responses: RECIST 1.1 to its first PD, iRECIST from the first iUPD', () => {
    const rows = (group: string, category: string, visit: string, date: string, day: number, said: Readonly<Record<string, string>>): readonly unknown[] =>
      Object.entries(said).map(([name, term]) => [group, category, name, term, visit, date, day]);
    const atA1 = ['WEEK 8', '2024-03-11', 57] as const;
    expect(pick(rowsOf(input, 'RS'), 'RSLNKGRP', 'RSCAT', 'RSTESTCD', 'RSSTRESC', 'VISIT', 'RSDTC', 'RSDY')).toEqual([
      ...rows('R1-A1', 'RECIST 1.1', ...atA1, { TRGRESP: 'PD', NTRGRESP: 'NON-CR/NON-PD', NEWLIND: 'Y', NEWLPROG: 'UNEQUIVOCAL', OVRLRESP: 'PD' }),
      ...rows('R1-A1', 'iRECIST', ...atA1, { TRGRESP: 'iUPD', NTRGRESP: 'NON-iCR/NON-iUPD', NEWLIND: 'Y', NEWLPROG: 'UNEQUIVOCAL', OVRLRESP: 'iUPD' }),
      ...rows('R1-A2', 'iRECIST', 'WEEK 13', '2024-04-15', 92, { TRGRESP: 'iSD', NTRGRESP: 'NON-iCR/NON-iUPD', NEWLIND: 'N', OVRLRESP: 'iSD' }),
      ...rows('R1-A3', 'iRECIST', 'WEEK 21', '2024-06-10', 148, { TRGRESP: 'iPR', NTRGRESP: 'NON-iCR/NON-iUPD', NEWLIND: 'N', OVRLRESP: 'iPR' }),
    ]);
  });
});

describe('what the data may need', () => {
  const shrinks: readonly Act[] = [...FLARE.slice(0, 6), measured('lung', 1, 20), measured('node', 1, 20, 12), measured('liver', 1, 15)];

  it('says iPR before any iUPD only under the option that wants it', () => {
    const categories = (iPrefix: SubmissionInput['iPrefix']): readonly unknown[] => pick(rowsOf(inputOf({ reads: [readBy('R1', shrinks)], iPrefix }), 'RS').filter(({ RSTESTCD, VISITNUM }) => RSTESTCD === 'TRGRESP' && VISITNUM === 2), 'RSCAT', 'RSSTRESC');
    expect(categories('afterFirstIUPD')).toEqual([['RECIST 1.1', 'PR']]);
    expect(categories('always')).toEqual([['RECIST 1.1', 'PR'], ['iRECIST', 'iPR']]);
  });

  it('keeps two readers apart and flags the accepted one only; pending flags nobody', () => {
    const reads = [readBy('R1', FLARE), readBy('R2', FLARE)];
    const flags = (acceptance: SubmissionInput['acceptance']): readonly unknown[] => [...new Set(pick(rowsOf(inputOf({ reads, acceptance }), 'RS'), 'RSEVALID', 'RSACPTFL').map((row) => row.join(' ')))];
    expect(flags({ kind: 'accepted', reader: 'R2', by: 'adjudication' })).toEqual(['RADIOLOGIST 1 ', 'RADIOLOGIST 2 Y']);
    expect(flags({ kind: 'pending' })).toEqual(['RADIOLOGIST 1 ', 'RADIOLOGIST 2 ']);
    expect(new Set(rowsOf(inputOf({ reads }), 'TU').map(({ TULNKID }) => TULNKID)).size).toBe(10);
    expect(submission(inputOf({ reads: [reads[0]!, reads[0]!] }))).toMatchObject({ kind: 'refused', problems: [{ kind: 'same-reader-twice' }, { kind: 'two-readers-without-evaluator-id' }] });
  });

  it('has no day 0: the day before the reference is −1', () => {
    expect(rowsOf(inputOf({ referenceDate: '2024-01-16' }), 'TU').map(({ TUDY }) => TUDY)).toEqual([-1, -1, -1, -1, 56]);
  });

  it('leaves dates out where study days are to do, and keeps the days', () => {
    expect(pick(rowsOf(inputOf({ dates: 'study-day' }), 'RS').slice(0, 1), 'RSDTC', 'RSDY')).toEqual([[null, 57]]);
    expect(datasetCsv(datasetOf(inputOf({ dates: 'study-day' }), 'TR'))).not.toContain('2024-');
  });

  it('says what split, merged, was too small and could not be read', () => {
    const acts: readonly Act[] = [...FLARE.slice(0, 6),
      { kind: 'measuredInParts', v: 1, lesion: 'lung', timepoint: 'w8', parts: [size(1, 12), size(1, 10)] }, measured('node', 1, 30, 20), { kind: 'markedTooSmall', v: 1, lesion: 'liver', timepoint: 'w8' },
      { kind: 'markedNotEvaluable', v: 1, lesion: 'effusion', timepoint: 'w8', reason: '=motion' },
      measured('lung', 2, 30), { kind: 'markedMerged', v: 1, lesion: 'liver', timepoint: 'w13', into: 'lung' }];
    const input = inputOf({ reads: [readBy('R1', acts)] });
    expect(pick(rowsOf(input, 'TU').slice(4), 'TULNKID', 'TUTESTCD', 'TUORRES')).toEqual([['R1-T01.1', 'TUSPLIT', 'TARGET'], ['R1-T01.2', 'TUSPLIT', 'TARGET'], ['R1-T01/T03', 'TUMERGE', 'TARGET']]);
    expect(pick(rowsOf(input, 'TR').filter(({ TRLNKID, VISITNUM }) => TRLNKID !== null && VISITNUM !== 1), 'TRLNKID', 'TRTESTCD', 'TRORRES', 'TRORRESU', 'TRSTRESC', 'TRSTRESN', 'TRSTAT', 'TRREASND')).toEqual([
      ['R1-T01.1', 'LDIAM', '12', 'mm', '12', 12, null, null], ['R1-T01.2', 'LDIAM', '10', 'mm', '10', 10, null, null], ['R1-T02', 'LPERP', '20', 'mm', '20', 20, null, null],
      ['R1-T03', 'LDIAM', 'TOO SMALL TO MEASURE', null, '5', 5, null, null], ['R1-NT01', 'TUMSTATE', null, null, null, null, 'NOT DONE', 'NOT EVALUABLE'],
      ['R1-T01/T03', 'LDIAM', '30', 'mm', '30', 30, null, null], ['R1-T03', 'TUMSTATE', 'TUMOR MERGED', null, 'TUMOR MERGED', null, null, null],
    ]);
    expect(datasetCsv(datasetOf(input, 'SUPPTR'))).toContain(",TRREASNE,Reason Not Evaluable,'=motion,Collected,");
  });

  it('keeps the computed response beside the one that the reader set', () => {
    const set: Act = { kind: 'labelOverridden', v: 1, timepoint: 'w13', recist11: null, irecist: 'iUPD', reason: 'effusion was drained' };
    const input = inputOf({ reads: [readBy('R1', [...FLARE, set])] });
    expect(rowsOf(input, 'RS')[13]).toMatchObject({ RSTESTCD: 'OVRLRESP', RSSTRESC: 'iUPD' });
    expect(pick(rowsOf(input, 'SUPPRS'), 'IDVARVAL', 'QNAM', 'QVAL')).toEqual([['14', 'RSCOMPTD', 'iSD'], ['14', 'RSREASOV', 'effusion was drained']]);
  });
});

/** Truth: an extract of the SDTM Controlled Terminology 2025-03-28 as the NCI publishes it, made from its text file, not from this code. */
describe('controlled terms', () => {
  const official: { readonly codelists: Readonly<Record<string, Readonly<Record<string, string>>>>; readonly testNames: Readonly<Record<string, string>> } = JSON.parse(readFileSync(new URL('./controlled-terms.json', import.meta.url), 'utf8'));

  it.each(Object.entries(TERMS))('%s: every term is in the codelist with its code', (_, { codelist, terms }) => {
    for (const [term, code] of Object.entries(terms)) expect([term, code]).toEqual([term, official.codelists[codelist]?.[term]]);
  });
  it('names tests as the codelists of test names do', () => {
    for (const [short, name] of Object.entries(TEST_NAME)) expect([short, name]).toEqual([short, official.testNames[short]]);
  });
});
