import { safeParse, type BaseIssue } from 'valibot';
import type { Entry } from '../read';
import { entrySchema, isActKind } from './act-schema';
import { fileProblem, type FileProblem } from './file-problem';
import { FORMAT, MAX_ENTRIES, VERSION } from './read-file';

type Unread = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Unread => typeof value === 'object' && value !== null && !Array.isArray(value);

const pathOf = (issue: BaseIssue<unknown>): string =>
  (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');

const detailOf = (issue: BaseIssue<unknown>): string => {
  const { expected, received, type, message } = issue;
  if (expected === null) return type === 'check' || type === 'regex' ? message : `Not allowed here: ${received.slice(0, 60)}`;
  if (expected === 'never') return 'Nothing that is known belongs here';
  return received === 'undefined' ? `Missing: ${expected}` : `Expected ${expected}, found ${received}`;
};

/** The first thing wrong with one entry; null and the entry otherwise. */
const entryOf = (unread: unknown, path: string): { readonly entry: Entry } | { readonly problem: FileProblem } => {
  const act = isObject(unread) ? unread['act'] : undefined;
  const kind = isObject(act) ? act['kind'] : undefined;
  if (typeof kind === 'string' && !isActKind(kind)) return { problem: fileProblem('unknown-act', `${path}.act.kind`, `This version does not know the act "${kind.slice(0, 60)}"`) };
  if (isObject(act) && isActKind(kind) && typeof act['v'] === 'number' && act['v'] !== 1) {
    return { problem: fileProblem('unknown-act-version', `${path}.act.v`, `This version reads version 1 of "${kind}", not ${act['v']}`) };
  }
  if (!isActKind(kind)) return { problem: fileProblem('wrong-shape', isObject(act) ? `${path}.act.kind` : isObject(unread) ? `${path}.act` : path, 'Expected an entry with one act') };
  const parsed = safeParse(entrySchema(kind), unread, { abortEarly: true, abortPipeEarly: true });
  if (parsed.success) return { entry: parsed.output };
  const [issue] = parsed.issues;
  return { problem: fileProblem('wrong-shape', `${path}${pathOf(issue)}`, detailOf(issue)) };
};

/** At most this many are told: a file that is wrong everywhere is wrong the same way everywhere. */
const TOLD = 20;

/** The log in a parsed file, or what is wrong with it. Says nothing about the chain. */
export const logIn = (file: unknown): { readonly log: readonly Entry[] } | { readonly problems: readonly FileProblem[] } => {
  const refused = (...problems: FileProblem[]): { readonly problems: readonly FileProblem[] } => ({ problems });
  if (!isObject(file) || file['format'] !== FORMAT) return refused(fileProblem('not-a-read', 'format', 'The file is not a saved read'));
  if (file['version'] !== VERSION) return refused(fileProblem('unknown-version', 'version', `This version reads version ${VERSION} of saved reads, not ${JSON.stringify(file['version'] ?? null).slice(0, 20)}`));
  const unknown = Object.keys(file).find((key) => !['format', 'version', 'log'].includes(key));
  if (unknown !== undefined) return refused(fileProblem('wrong-shape', unknown, 'Nothing that is known belongs here'));
  const unread: unknown = file['log'];
  if (!Array.isArray(unread)) return refused(fileProblem('wrong-shape', 'log', 'Expected a list of entries'));
  if (unread.length === 0) return refused(fileProblem('no-entries', 'log', 'The read has no entries'));
  if (unread.length > MAX_ENTRIES) return refused(fileProblem('too-many-entries', 'log', `${unread.length} entries; at most ${MAX_ENTRIES} are read`));
  const log: Entry[] = [];
  const problems: FileProblem[] = [];
  for (const [index, one] of unread.entries()) {
    const found = entryOf(one, `log[${index}]`);
    if ('entry' in found) log.push(found.entry);
    else if (problems.push(found.problem) === TOLD) break;
  }
  return problems.length > 0 ? { problems } : { log };
};
