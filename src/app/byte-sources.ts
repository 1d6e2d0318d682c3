import type { ByteSource } from '../dicom';

/** A file of the browser as bytes that can be read in part. */
export const sourceOfFile = (file: File, name = file.webkitRelativePath || file.name): ByteSource => ({
  name,
  size: file.size,
  read: async (start, end) => new Uint8Array(await file.slice(start, end).arrayBuffer()),
});

const entriesOf = (folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> =>
  new Promise((resolve, reject) => {
    const reader = folder.createReader();
    const found: FileSystemEntry[] = [];
    // readEntries hands out at most 100 at a time and ends with an empty batch.
    const next = (): void => reader.readEntries((batch) => (batch.length === 0 ? resolve(found) : (found.push(...batch), next())), reject);
    next();
  });

const fileOf = (entry: FileSystemFileEntry): Promise<File> => new Promise((resolve, reject) => entry.file(resolve, reject));

async function* walk(entry: FileSystemEntry): AsyncGenerator<ByteSource> {
  const name = entry.fullPath.replace(/^\//, '');
  try {
    if (entry.isFile) yield sourceOfFile(await fileOf(entry as FileSystemFileEntry), name);
    else for (const child of await entriesOf(entry as FileSystemDirectoryEntry)) yield* walk(child);
  } catch (error) {
    // What the browser refuses to open is still a file of the drop: reading it gives its line in the list of problems.
    yield { name, size: 1, read: () => Promise.reject(error instanceof Error ? error : new Error(String(error))) };
  }
}

/** All files of a drop, folders walked. The entries must be taken in the task of the drop event: the transfer is empty afterwards. */
export const sourcesOfDrop = (transfer: DataTransfer): AsyncIterable<ByteSource> => {
  const entries = [...transfer.items].filter((item) => item.kind === 'file').map((item) => item.webkitGetAsEntry() ?? item.getAsFile());
  return (async function* () {
    for (const entry of entries) {
      if (entry instanceof File) yield sourceOfFile(entry);
      else if (entry) yield* walk(entry);
    }
  })();
};
