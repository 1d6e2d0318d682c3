import type { ByteSource } from '../../src/dicom';

export const sourceOf = (name: string, bytes: Uint8Array): ByteSource => ({ name, size: bytes.length, read: async (start, end) => bytes.slice(start, end) });
export const bytesOf = (length: number, seed: number): Uint8Array<ArrayBuffer> => Uint8Array.from({ length }, (_, index) => (index * 31 + seed) % 251);

/** A folder that keeps files in memory and refuses more than `room` bytes, as a full disk does. */
export const memoryFolder = (room = Infinity): { readonly folder: FileSystemDirectoryHandle; readonly files: Map<string, Uint8Array<ArrayBuffer>> } => {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  const folders = new Map<string, FileSystemDirectoryHandle>();
  const folder = {
    getDirectoryHandle: async (name: string, { create = false } = {}) => {
      if (!folders.has(name) && !create) throw new DOMException('no such folder', 'NotFoundError');
      const inside = folders.get(name) ?? memoryFolder(room).folder;
      folders.set(name, inside);
      return inside;
    },
    removeEntry: async (name: string) => void (files.delete(name) || folders.delete(name)),
    getFileHandle: async (name: string, { create = false } = {}) => ({
      getFile: async () => {
        const content = files.get(name);
        if (!content && !create) throw new DOMException('no such file', 'NotFoundError');
        return new File([content ?? new Uint8Array(0)], name);
      },
      createWritable: async () => {
        let content = new Uint8Array(0);
        return {
          write: async ({ position, data }: { position: number; data: Uint8Array }) => {
            if (position + data.length > room) throw new DOMException('no room', 'QuotaExceededError');
            const grown = new Uint8Array(Math.max(content.length, position + data.length));
            grown.set(content);
            grown.set(data, position);
            content = grown;
          },
          truncate: async (size: number) => { content = content.slice(0, size); },
          close: async () => void files.set(name, content),
          abort: async () => undefined,
        };
      },
    }),
  };
  return { folder: folder as unknown as FileSystemDirectoryHandle, files };
};
