import type { ByteSource } from '../dicom';

const HEAD = 65_536;
const TAIL = 4_096;

/** Bytes on a buffer of their own kind, as the browser's interfaces want them; copied only where they are shared. */
export const owned = (bytes: Uint8Array): Uint8Array<ArrayBuffer> =>
  bytes.buffer instanceof ArrayBuffer ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength) : new Uint8Array(bytes);

const hex = (bytes: ArrayBuffer): string => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/**
 * SHA-256 over the size, the head and the end of a file. The head of a DICOM image holds its SOP Instance UID, so two
 * different images never share it; reading a few kilobytes is enough to find out that a file is kept already.
 * Rejects when the source cannot be read.
 */
export const fingerprint = async (source: ByteSource): Promise<string> => {
  const head = await source.read(0, Math.min(HEAD, source.size));
  const tail = source.size > HEAD ? await source.read(Math.max(HEAD, source.size - TAIL), source.size) : new Uint8Array(0);
  const size = new TextEncoder().encode(`${source.size}:`);
  const text = new Uint8Array(size.length + head.length + tail.length);
  text.set(size);
  text.set(head, size.length);
  text.set(tail, size.length + head.length);
  return hex(await crypto.subtle.digest('SHA-256', text));
};
