// npm run --silent traceability: the requirements on a blinded read (R1–R20) with the tests that show each, as Markdown. A test names the
// requirement that it shows at the beginning of its title.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

export interface Requirement {
  readonly number: string;
  readonly says: string;
  /** Shown by a test of another room: its file and words of its title. */
  readonly elsewhere?: { readonly file: string; readonly title: string };
  /** Not, or not wholly, shown by a test yet: what is missing. */
  readonly missing?: string;
}

export const REQUIREMENTS: readonly Requirement[] = [
  { number: 'R1', says: 'One machine-readable, versioned study document; its hash in every read; a change is a new version' },
  { number: 'R2', says: 'The reader is blind to identity, dates, site, treatment, clinical data and the other reader; nothing leaks', missing: 'screens, titles, URLs, storage and clipboard, which a browser test has to hunt through' },
  { number: 'R3', says: 'Sequential locked, global and single-timepoint reads; seeded order' },
  { number: 'R4', says: 'Targets frozen at the baseline\'s signature; changes after it only as amendments; later timepoints stale, their labels proposals' },
  { number: 'R5', says: 'Append-only audit trail: who, role, when, what, old and new, why; readable and exported' },
  { number: 'R6', says: 'Tamper evidence: hash chain, anchored head, verifier from the file alone' },
  { number: 'R7', says: 'Electronic signature with name, time and meaning, bound to its record; two components first, one after' },
  { number: 'R8', says: 'Authority, order and completeness enforced; training' },
  { number: 'R9', says: 'Requirements traced to tests; versioned, reproducible builds', missing: 'installation and operational qualification scripts, bill of materials' },
  { number: 'R10', says: 'Deterministic response; override only with a reason, both kept' },
  { number: 'R11', says: 'Two readers, discordance by subject, blind adjudication, signed and locked, accepted read marked' },
  { number: 'R12', says: 'iRECIST in adjudication: unconfirmed is no disagreement; date of the first iUPD; RECIST 1.1 apart; no verdict of pseudoprogression' },
  { number: 'R13', says: 'Adjudication rate, agreement with the adjudicator, RDI' },
  { number: 'R14', says: 'κ, ICC, Bland–Altman, repeatability, blind re-reads' },
  { number: 'R15', says: 'Measurement noise shown beside sizes', elsewhere: { file: 'test/irecist/patterns.test.ts', title: 'are read with the repeatability of a sum' } },
  { number: 'R16', says: 'Calipers true to half a pixel on known images', elsewhere: { file: 'test/browser/millimetres.spec.ts', title: 'a length drawn between two known points is true' } },
  { number: 'R17', says: 'Quality gate before the first stroke' },
  { number: 'R18', says: 'Slice and window kept with each caliper', missing: 'a reminder of the calibrated screen' },
  { number: 'R19', says: 'Inspection export: everything of a subject in open formats with checksums', missing: 'the archive of a study; logs, trail and their checks are there' },
  { number: 'R20', says: 'Research and education; what the operator must add is said', missing: 'a mode that audits a subset of subjects' },
];

export interface ShownBy {
  readonly file: string;
  readonly title: string;
}

const TITLE = /(['"`])(R\d+: (?:\\.|(?!\1)[^\\])*)\1\s*,/g;

/** The tests of the room of trials by the requirement that their titles begin with. */
export const testsByRequirement = (): ReadonlyMap<string, readonly ShownBy[]> => {
  const found = new Map<string, ShownBy[]>();
  const folder = join(root, 'test', 'trial');
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.test.ts')).sort()) {
    for (const [, , title = ''] of readFileSync(join(folder, name), 'utf8').matchAll(TITLE)) {
      const [number = '', ...rest] = title.split(': ');
      found.set(number, [...(found.get(number) ?? []), { file: `test/trial/${name}`, title: rest.join(': ').replaceAll("\\'", "'") }]);
    }
  }
  return found;
};

/** Whether a test that is named as shown elsewhere is still there. */
export const isThere = ({ file, title }: ShownBy): boolean => readFileSync(join(root, file), 'utf8').includes(title);

export const traceability = (): string => {
  const tests = testsByRequirement();
  const lines = REQUIREMENTS.map(({ number, says, elsewhere, missing }) => {
    const shown = [...(tests.get(number) ?? []), ...(elsewhere ? [elsewhere] : [])];
    return [`## ${number} ${says}`, '', ...shown.map(({ file, title }) => `- ${title} (\`${file}\`)`), ...(missing ? [`- **Not shown yet:** ${missing}`] : []), ''].join('\n');
  });
  return ['# Requirements on a blinded read, and the tests that show them', '', ...lines].join('\n');
};

if (process.argv[1] === import.meta.filename) process.stdout.write(traceability());
