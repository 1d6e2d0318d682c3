import { createHash } from 'node:crypto';
import { zipSync } from 'fflate';
import { openTeachingCase, packTeachingCase } from '../exports';
import { caseFrom, CASE_SCHEMA, charterDocument, charterFromDocument, charterFromText, charterProblems, DEFAULT_CHARTER } from '../irecist';
import { caseScript } from '../phantom';
import { DEFAULT_STUDY, identityFrom, rosterFrom, studyFrom } from '../trial';
import { bent } from './fuzz-bytes';
import type { Bending, FuzzInput } from './fuzz-inputs';
import { bentText } from './fuzz-json';
import { FUZZ_LOG, fuzzDigest } from './fuzz-read';
import { holds } from './fuzz-truth';

const utf8 = new TextEncoder();
const bytesDigest = async (bytes: Uint8Array): Promise<string> => createHash('sha256').update(bytes).digest('hex');

/** Texts are parsed as the app and the commands do: what is no JSON is refused there. */
const parsed = (text: string, read: (json: unknown) => void): void => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return;
  }
  read(json);
};

const refusedInWords = (problems: readonly { readonly detail: string }[]): void => holds(problems.length > 0 && problems.every(({ detail }) => detail !== ''), 'Refused without a word');

const CASE = {
  schema: CASE_SCHEMA, id: 'fuzz', kind: 'lesion', settings: {},
  timepoints: [
    { id: 'T0', date: '2026-01-05', targets: [{ id: 'T1', mm: 40 }], nonTargets: [{ id: 'N1', status: 'present' }], newLesions: [] },
    { id: 'T1', date: '2026-03-02', targets: [{ id: 'T1', mm: 52 }], nonTargets: [{ id: 'N1', status: 'unequivocal' }], newLesions: [{ id: 'X1', status: 'unequivocal', mm: 12 }] },
  ],
};
const SCRIPT = { seed: 1, name: 'fuzz', image: { rows: 64, columns: 64 }, timepoints: [{ id: 'w0', description: 'baseline' }], lesions: [{ id: 'T1', site: 'lung', at: [0, 0, 0], turn: 0, shape: 'node', hu: 40, seed: 1, sizes: [{ long: 20, short: 10 }] }] };
const ROSTER = [{ name: 'A. Reader', role: 'reader', publicKey: 'BPub' }];

interface Document {
  readonly name: string;
  readonly sound: unknown;
  readonly look: (text: string) => void;
}

const DOCUMENTS: readonly Document[] = [
  {
    name: 'charter', sound: charterDocument(DEFAULT_CHARTER),
    look: (text) => {
      const charter = charterFromText(text);
      if (charter) holds(charterProblems(charter).length === 0, 'A charter that the rules do not know');
      parsed(text, (json) => {
        const reading = charterFromDocument(json);
        if (reading.kind === 'refused') refusedInWords(reading.problems);
      });
    },
  },
  {
    name: 'study', sound: DEFAULT_STUDY,
    look: (text) => parsed(text, (json) => {
      const reading = studyFrom(json);
      if (reading.kind === 'refused') refusedInWords(reading.problems);
      else holds(charterProblems(reading.study.charter.settings).length === 0, 'A study with a charter that the rules do not know');
    }),
  },
  {
    name: 'case', sound: CASE,
    look: (text) => parsed(text, (json) => {
      const reading = caseFrom(json);
      if (reading.kind === 'refused') refusedInWords(reading.problems);
    }),
  },
  { name: 'script', sound: SCRIPT, look: (text) => parsed(text, (json) => holds(['script', 'problem'].includes(caseScript(json).kind), 'Neither a script nor a problem')) },
  { name: 'roster', sound: ROSTER, look: (text) => parsed(text, (json) => { rosterFrom(json); identityFrom(json); }) },
];

/** A teaching package of one tiny synthetic file, as it is packed. */
const packed = async (): Promise<Uint8Array> => {
  const made = await packTeachingCase({
    words: { name: 'Fuzz', about: 'a', where: 'lung', afterwards: 'b', notes: '', scans: [{ label: 'W0', ask: 'what', clue: 'that' }], questions: [{ ask: 'why', choices: ['a', 'b'], right: 0, why: 'so' }] },
    log: FUZZ_LOG, images: { kind: 'pack', files: [{ scan: 'W0', synthetic: true, bytes: async () => new Uint8Array(600) }] },
  }, { digest: fuzzDigest, bytesDigest });
  if (made.kind === 'refused') throw new Error(made.problems.map(({ detail }) => detail).join('; '));
  return new Uint8Array(Buffer.concat(made.parts));
};

const opens = async (bytes: Uint8Array): Promise<void> => {
  const opening = await openTeachingCase(bytes, fuzzDigest, bytesDigest);
  if (opening.kind === 'refused') refusedInWords(opening.problems);
};

/** A charter, study, case, script or roster with places in it changed; or a teaching package, its bytes or its manifest. */
export const bentCase = async (): Promise<Bending> => {
  const sound = await packed();
  const { unzipSync } = await import('fflate');
  const entries = unzipSync(sound);
  const manifest: unknown = JSON.parse(new TextDecoder().decode(entries['manifest.json']));
  return (random): FuzzInput => {
    const kind = random.below(8);
    if (kind === 0) {
      const { bytes, steps } = bent(sound, random);
      return { from: 'teaching package', steps, files: [{ name: 'x.nadir-case', bytes }], run: () => opens(bytes) };
    }
    if (kind === 1) {
      const bytes = zipSync({ ...entries, 'manifest.json': utf8.encode(bentText(manifest, random)) });
      return { from: 'teaching package', steps: ['manifest'], files: [{ name: 'x.nadir-case', bytes }], run: () => opens(bytes) };
    }
    const { name, sound: document, look } = random.pick(DOCUMENTS);
    const text = bentText(document, random);
    return { from: name, steps: ['text'], files: [{ name: `${name}.json`, bytes: utf8.encode(text) }], run: async () => look(text) };
  };
};
