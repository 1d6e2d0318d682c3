import { chainFault, type ChainFault, type Digest, type Log } from '../read';
import { fileProblem, type FileProblem } from './file-problem';
import { textProblem } from './json-text';
import { MAX_DEPTH, MAX_LENGTH } from './read-file';

export type ReadFromFile =
  | { readonly kind: 'log'; readonly log: Log }
  /** Nothing of the file is taken. At least one problem. */
  | { readonly kind: 'refused'; readonly problems: readonly FileProblem[] };

const CHAIN_WORDS: Readonly<Record<ChainFault, string>> = {
  'wrong-predecessor': 'The entry does not follow the one before it: entries were removed, added or moved',
  'wrong-hash': 'The entry was changed after it was made',
  'duplicate-id': 'Two entries have the same id',
  'first-is-not-opening': 'The log does not begin with the opening of a read',
};

/** What the chain says nothing about: an undo takes back an entry before it, and never the opening, without which there is no read. */
const undoProblem = (log: Log): FileProblem | null => {
  const before = new Set<string>();
  for (const [index, { id, act }] of log.entries()) {
    if (act.kind === 'undone' && act.entry === log[0]?.id) return fileProblem('undoes-nothing', `log[${index}].act.entry`, 'The opening of a read cannot be undone');
    if (act.kind === 'undone' && !before.has(act.entry)) return fileProblem('undoes-nothing', `log[${index}].act.entry`, 'No entry before this one has the id that it undoes');
    before.add(id);
  }
  return null;
};

const refused = (...problems: readonly FileProblem[]): ReadFromFile => ({ kind: 'refused', problems });

/**
 * The log in the text of a file, checked from the outside in: size, JSON, format and version, the shape of every entry,
 * the chain of hashes, then what each undo names. The schema is loaded only when a file is opened.
 */
export const readFromFile = async (text: string, digest: Digest): Promise<ReadFromFile> => {
  if (text.length > MAX_LENGTH) return refused(fileProblem('too-large', '', `${Math.round(text.length / 2 ** 20)} MB; a read is never larger than ${MAX_LENGTH / 2 ** 20} MB`));
  let file: unknown;
  try {
    file = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return refused(fileProblem('not-json', '', 'The file is not JSON'));
  }
  const inText = textProblem(text, MAX_DEPTH);
  if (inText) return refused(inText);
  const { logIn } = await import('./file-schema');
  const found = logIn(file);
  if ('problems' in found) return refused(...found.problems);
  const fault = chainFault(found.log, digest);
  if (fault) return refused(fileProblem('broken-chain', `log[${fault.index}]`, CHAIN_WORDS[fault.why]));
  const inUndo = undoProblem(found.log);
  return inUndo ? refused(inUndo) : { kind: 'log', log: found.log };
};
