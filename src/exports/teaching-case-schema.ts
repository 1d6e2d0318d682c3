import * as v from 'valibot';
import { CASE_FORMAT, CASE_VERSION, caseProblem, MANIFEST, type CaseManifest, type CaseProblem } from './teaching-case';

const line = v.pipe(v.string(), v.maxLength(300));
const text = v.pipe(v.string(), v.maxLength(10_000));
const named = v.pipe(line, v.check((name) => name.trim() !== '', 'Empty'));
/** A path that stays inside: no drive, no root, no way up. */
const path = v.pipe(v.string(), v.maxLength(300), v.regex(/^[\w-]+(\.[\w-]+)*(\/[\w-]+(\.[\w-]+)*)*$/, 'Not a path inside the package'));
const file = v.strictObject({ path, bytes: v.pipe(v.number(), v.integer(), v.minValue(1)), sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'Not a SHA-256 in hex')) });
const uid = v.pipe(v.string(), v.regex(/^[0-9]+(\.[0-9]+)+$/, 'Not a UID'), v.maxLength(64));

const question = v.pipe(
  v.strictObject({ ask: named, choices: v.pipe(v.array(named), v.minLength(2), v.maxLength(7)), right: v.pipe(v.number(), v.integer(), v.minValue(0)), why: text }),
  v.forward(v.check(({ choices, right }) => right < choices.length, 'Names a choice that is not there'), ['right']),
);

const images = v.variant('kind', [
  v.strictObject({ kind: v.literal('packed'), source: v.picklist(['synthetic', 'deidentified']), files: v.pipe(v.array(file), v.minLength(1), v.maxLength(100_000)) }),
  v.strictObject({ kind: v.literal('reference'), archive: v.pipe(line, v.regex(/^https?:\/\/[^\s@]+$/, 'Not an http address without a name in it')), studies: v.pipe(v.array(v.strictObject({ label: named, studyInstanceUid: uid })), v.minLength(1)) }),
]);

const manifest: v.GenericSchema<unknown, CaseManifest> = v.strictObject({
  format: v.literal(CASE_FORMAT), version: v.literal(CASE_VERSION), name: named, about: line, where: line, afterwards: text, notes: text,
  scans: v.pipe(v.array(v.strictObject({ label: named, ask: text, clue: text })), v.maxLength(100)), questions: v.pipe(v.array(question), v.maxLength(20)), read: file, images,
});

const placeOf = (issue: v.BaseIssue<unknown>): string =>
  (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('').replace(/^\./, '');

const detailOf = ({ expected, received, message, type }: v.BaseIssue<unknown>): string => {
  if (type === 'check' || type === 'regex') return message;
  if (expected === 'never') return 'Nothing that is known belongs here';
  return received === 'undefined' ? `Missing: ${expected ?? 'a value'}` : `Expected ${expected ?? 'something else'}, found ${received.slice(0, 60)}`;
};

/** The manifest in parsed JSON, or each thing that is wrong with it and where. */
export const manifestIn = (json: unknown): { readonly manifest: CaseManifest } | { readonly problems: readonly CaseProblem[] } => {
  const about = typeof json === 'object' && json !== null ? (json as Readonly<Record<string, unknown>>) : {};
  if (about['format'] !== CASE_FORMAT) return { problems: [caseProblem('not-a-case', MANIFEST, 'format', 'It is not a teaching case')] };
  if (about['version'] !== CASE_VERSION) return { problems: [caseProblem('unknown-version', MANIFEST, 'version', `This version reads version ${CASE_VERSION} of teaching cases, not ${JSON.stringify(about['version'] ?? null).slice(0, 20)}`)] };
  const parsed = v.safeParse(manifest, json);
  if (parsed.success) return { manifest: parsed.output };
  return { problems: parsed.issues.slice(0, 20).map((issue) => caseProblem('wrong-shape', MANIFEST, placeOf(issue), detailOf(issue))) };
};
