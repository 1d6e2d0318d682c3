import { deidentifiedCopy } from './deid';
import { sourcesOf } from './opening';
import { saveFile } from './read-files';
import { set, store } from './state';

let making: AbortController | null = null;

const tell = (subjectKey: string, told: string): void => {
  const { opening } = store.getState();
  if (opening) set({ opening: { ...opening, copying: { subjectKey, told } } });
};

/** Saves a subject of the drop as a zip without identity. One copy is made at a time; leaving the page calls it off. */
export const saveDeidentified = async (subjectKey: string): Promise<void> => {
  making?.abort();
  const { signal } = (making = new AbortController());
  const sources = sourcesOf(subjectKey);
  const stopLooking = store.subscribe(({ opening }) => { if (!opening) making?.abort(); });
  tell(subjectKey, 'De-identifying');
  const copy = await deidentifiedCopy(subjectKey, sources, (done) => { if (!signal.aborted && done % 5 === 0) tell(subjectKey, `De-identifying, ${done} of ${sources.length}`); }, signal);
  stopLooking();
  if (!copy) return;
  saveFile(`${copy.code}.zip`, copy.zip, 'application/zip');
  tell(subjectKey, `${copy.code}.zip saved: ${copy.files} images${copy.quarantined > 0 ? `, ${copy.quarantined} held back (see its report.csv)` : ''}. Text in the pixels is not looked for; a face can be known from a head scan.`);
};
