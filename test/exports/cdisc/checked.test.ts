import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { datasetCsv, datasetJson, submission, type SubmissionInput } from '../../../src/exports';
import type { Act } from '../../../src/read';
import { FLARE, inputOf, measured, readBy } from './flare';

const python = spawnSync('python3', ['--version']).status === 0;
const SCRIPT = join(import.meta.dirname, 'check_datasets.py');

const filed = (input: SubmissionInput, spoil: (name: string, text: string) => string = (_, text) => text): { readonly status: number | null; readonly said: string } => {
  const made = submission(input);
  if (made.kind !== 'datasets') throw new Error(made.problems.map(({ detail }) => detail).join('; '));
  const folder = mkdtempSync(join(tmpdir(), 'nadir-cdisc-'));
  for (const dataset of made.datasets) {
    const name = dataset.name.toLowerCase();
    writeFileSync(join(folder, `${name}.csv`), spoil(name, datasetCsv(dataset)));
    writeFileSync(join(folder, `${name}.json`), datasetJson(dataset, { at: '2024-06-11T10:00:00Z', studyOid: 'org.example.IMM-001', originator: 'EXAMPLE CORE LAB', engineVersion: '0.1.0' }));
  }
  const { status, stdout, stderr } = spawnSync('python3', [SCRIPT, folder], { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  return { status, said: `${stdout}${stderr}` };
};

const grown: readonly Act[] = [...FLARE, measured('lung', 3, 60), { kind: 'markedTooSmall', v: 1, lesion: 'liver', timepoint: 'w21' }, { kind: 'markedNotEvaluable', v: 1, lesion: 'effusion', timepoint: 'w21', reason: 'drained' }];

/** Truth: a checker in another language that knows the terminology, the keys, the links, and how to add. */
describe.skipIf(!python)('an independent checker (skipped without python3)', () => {
  it.each<[string, SubmissionInput]>([
    ['the worked example', inputOf()],
    ['two readers, one accepted, all i-terms', inputOf({ reads: [readBy('R1', FLARE), readBy('R2', grown)], acceptance: { kind: 'accepted', reader: 'R2', by: 'adjudication' }, iPrefix: 'always', referenceDate: '2024-01-20' })],
    ['study days without dates', inputOf({ dates: 'study-day' })],
  ])('finds nothing wrong with %s', (_, input) => {
    const { status, said } = filed(input);
    expect([said.replace(/^.*schema.*\n/, '').trim(), status]).toEqual(['', 0]);
  });

  it('finds a wrong sum, a stray link, a term from nowhere and a day 0', () => {
    const spoilt = (name: string, from: string, to: string): string => filed(inputOf(), (here, text) => (here === name ? text.replace(from, to) : text)).said;
    expect(spoilt('tr', ',113,mm,113,113,', ',112,mm,112,112,')).toContain('R1-A1: sum 112, sizes give 113');
    expect(spoilt('tu', 'R1-T02', 'R1-T09')).toContain('R1-T02 was never identified');
    expect(spoilt('rs', ',iUPD,iUPD,', ',irPD,irPD,')).toContain("'irPD' is not in C96785");
    expect(spoilt('tu', '2024-01-15,1\r\n', '2024-01-15,0\r\n')).toContain('study day 0');
  });

  it('has keys in the order of the standard and labels of at most 40 letters', () => {
    const made = submission(inputOf());
    const tu = made.kind === 'datasets' ? made.datasets[0] : undefined;
    const json = JSON.parse(tu ? datasetJson(tu, { at: '2024-06-11T10:00:00Z', studyOid: 'X', originator: 'Y', engineVersion: '0' }) : '{}');
    expect(Object.keys(json)).toEqual(['datasetJSONCreationDateTime', 'datasetJSONVersion', 'fileOID', 'originator', 'sourceSystem', 'studyOID', 'metaDataVersionOID', 'itemGroupOID', 'records', 'name', 'label', 'columns', 'rows']);
    for (const { label } of json.columns) expect(label.length).toBeLessThanOrEqual(40);
    expect(readFileSync(join(import.meta.dirname, 'dataset.schema.LICENSE'), 'utf8')).toContain('MIT License');
  });
});
