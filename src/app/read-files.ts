import { readFile, readFromFile } from '../exports';
import { tellOutside } from './home';
import { digest } from './room-acts';
import { resumeRead, rememberScreen } from './room-open';
import { inWords, theShelf } from './shelf';
import { setSession, store, theRoom } from './state';

const download = (name: string, content: string | Blob, type: string): void => {
  const url = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
};

const fileSafe = (text: string): string => text.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^-+|-+$/g, '') || 'read';

/** Downloads the read on screen as one JSON file: its whole log. */
export const saveRead = (): void => {
  const { log, read } = theRoom();
  download(`nadir-${fileSafe(read.subject.code)}.json`, readFile(log), 'application/json');
  setSession({ toast: { id: 'saved', text: 'Read saved as a file', undo: false } });
};

/** Text or bytes as a file of the reader's. */
export const saveFile = (name: string, content: string | Blob, type: string): void => download(name, content, type);

export const saveText = (name: string, text: string): void => download(name, text, 'text/plain');

const MAX_READ_BYTES = 64 * 1024 * 1024;

/** Opens a read from its file. It becomes a read of this browser; one that is here already is only continued. */
export const openReadFile = async (file: File): Promise<void> => {
  const refuse = (follows: string): void => {
    if (store.getState().room) setSession({ note: { id: 'read-refused', rank: 'fault', fact: `${file.name} cannot be opened.`, follows, actions: [], dismiss: () => setSession({ note: null }) } });
    else tellOutside(file.name, `${file.name} cannot be opened.`, follows);
  };
  if (file.size > MAX_READ_BYTES) return refuse('It is larger than any read file.');
  const opened = await readFromFile(await file.text(), digest);
  if (opened.kind === 'refused') {
    const first = opened.problems[0];
    return refuse(first ? `${first.detail}${first.path ? ` (${first.path})` : ''}. Nothing was changed.` : 'It is not a Nadir read. Nothing was changed.');
  }
  rememberScreen();
  // The opening entry names the read: the same file opened twice is the same read, and a longer one goes on where the kept one ends.
  const readId = opened.log[0]?.id ?? '';
  const kept = await theShelf().keepLog(readId, opened.log);
  if (kept.kind === 'conflict') return refuse('This browser keeps the same read with other entries. Forget that one on the home page first, or open the file in another browser.');
  if (kept.kind === 'problem') return refuse(inWords(kept.problem).fact);
  await resumeRead(readId);
};
