import { folderOf } from './packs';

/** The folder of all images in the private file system; null where the browser has none, or none that can be written. */
export const imagesFolder = async (): Promise<FileSystemDirectoryHandle | null> => {
  if (!navigator.storage?.getDirectory || !('createWritable' in FileSystemFileHandle.prototype)) return null;
  try {
    return await (await navigator.storage.getDirectory()).getDirectoryHandle('images', { create: true });
  } catch {
    return null; // refused, as in some private windows: the same as having none
  }
};

/** The folder of one read; null where it has none and is not to be made. */
export const readFolder = async (images: FileSystemDirectoryHandle, read: string, create: boolean): Promise<FileSystemDirectoryHandle | null> => {
  try {
    return await images.getDirectoryHandle(folderOf(read), { create });
  } catch (error) {
    if (!create && error instanceof DOMException && error.name === 'NotFoundError') return null;
    throw error;
  }
};

/** Runs alone among all tabs. Null when `ifFree` and somebody else is at it. Where the browser has no locks, or refuses them, it just runs. */
export const alone = async <Value>(name: string, work: () => Promise<Value>, ifFree = false): Promise<Value | null> => {
  if (!('locks' in navigator)) return work();
  let asked = false;
  try {
    return await navigator.locks.request(name, { ifAvailable: ifFree }, (lock) => {
      asked = true;
      return lock ? work() : null;
    });
  } catch (error) {
    if (asked) throw error;
    return work();
  }
};

export const imagesLock = (folder: string): string => `nadir-images-${folder}`;
