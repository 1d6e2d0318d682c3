import { sourcesOfDrop } from './byte-sources';
import { openedCase } from './case-files';
import { openReadFile } from './read-files';
import { openSources } from './opening';
import { supplyImages } from './room-open';
import { store } from './state';
import type { ByteSource } from '../dicom';

const all = async (sources: AsyncIterable<ByteSource>): Promise<readonly ByteSource[]> => {
  const found: ByteSource[] = [];
  for await (const source of sources) found.push(source);
  return found;
};

const onDrop = (event: DragEvent): void => {
  if (event.defaultPrevented || !event.dataTransfer) return; // a page's own drop zone has taken it
  event.preventDefault();
  if (store.getState().screen !== 'room' && openedCase(event.dataTransfer.files)) return;
  const sources = sourcesOfDrop(event.dataTransfer);
  const [only] = event.dataTransfer.files;
  if (store.getState().screen === 'room' && event.dataTransfer.files.length === 1 && only?.name.endsWith('.json')) void openReadFile(only);
  else if (store.getState().screen === 'room') void all(sources).then(supplyImages);
  else void openSources(sources);
};

/** A file dropped anywhere is opened, and never navigates the page away. Onto a read, it supplies images. */
export const listenToDrops = (): void => {
  window.addEventListener('dragover', (event) => event.preventDefault());
  window.addEventListener('drop', onDrop);
};
