import { readFile, readFromFile } from '../exports';
import { adoptLog } from '../storage';
import { tellOnHome } from './home';
import { digest, newId } from './room-acts';
import { resumeRead, rememberScreen } from './room-open';
import { setSession, store, theRoom } from './state';

const download = (name: string, text: string, type: string): void => {
  const url = URL.createObjectURL(new Blob([text], { type }));
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

export const saveText = (name: string, text: string): void => download(name, text, 'text/plain');

const MAX_READ_BYTES = 64 * 1024 * 1024;

/** Opens a read from its file. It becomes a read of this browser; one that is here already is only continued. */
export const openReadFile = async (file: File): Promise<void> => {
  const refuse = (follows: string): void => {
    if (store.getState().room) setSession({ note: { id: 'read-refused', rank: 'fault', fact: `${file.name} cannot be opened.`, follows, actions: [], dismiss: () => setSession({ note: null }) } });
    else tellOnHome(`${file.name} cannot be opened.`, follows);
  };
  if (file.size > MAX_READ_BYTES) return refuse('It is larger than any read file.');
  const opened = await readFromFile(await file.text(), digest);
  if (opened.kind === 'refused') {
    const first = opened.problems[0];
    return refuse(first ? `${first.detail}${first.path ? ` (${first.path})` : ''}. Nothing was changed.` : 'It is not a Nadir read. Nothing was changed.');
  }
  rememberScreen();
  const adopted = await adoptLog(newId(), opened.log);
  if (adopted.kind !== 'kept') return refuse(adopted.problem.detail);
  await resumeRead(adopted.readId);
};
