import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { caseScript, type CaseScript } from '../../src/phantom';

const FOLDER = join(import.meta.dirname, '..', '..', 'sample-dicom');

export const scriptAt = (path: string): CaseScript => {
  const checked = caseScript(JSON.parse(readFileSync(join(FOLDER, path), 'utf8')));
  if (checked.kind === 'problem') throw new Error(`${path}: ${checked.where}`);
  return checked.script;
};

/** The teaching cases, in the order of their patients' numbers. */
export const teachingCases = (): readonly CaseScript[] =>
  readdirSync(FOLDER).filter((name) => existsSync(join(FOLDER, name, 'case.json'))).map((name) => scriptAt(join(name, 'case.json')))
    .toSorted((a, b) => a.patient.id.localeCompare(b.patient.id));

/** The small subject that comes rendered. */
export const smallSubject = (): CaseScript => scriptAt('flare-classic/subject.json');
