import type { Connection } from './database';
import { bytesIn } from './packs';

export interface Space {
  /** All that this page keeps, by the browser's own estimate. */
  readonly usedBytes: number;
  /** What the browser would let it keep; 0 where it does not say. */
  readonly quotaBytes: number;
  readonly imageBytes: number;
  readonly readBytes: number;
  /** Images by read, bytes. */
  readonly imagesOf: ReadonlyMap<string, number>;
}

export const spaceUsed = async (connection: Connection): Promise<Space> => {
  const estimate = await navigator.storage?.estimate?.().catch(() => null);
  const found = await connection.use('read-failed', async (database) => Promise.all([database.getAll('packs'), database.getAll('reads')]));
  const [packs, reads] = found.kind === 'done' ? found.value : [[], []];
  const imagesOf = new Map<string, number>();
  for (const row of packs) imagesOf.set(row.read, (imagesOf.get(row.read) ?? 0) + row.bytes);
  const imageBytes = bytesIn(packs);
  const readBytes = reads.reduce((sum, read) => sum + read.size, 0);
  return { usedBytes: Math.max(estimate?.usage ?? 0, imageBytes + readBytes), quotaBytes: estimate?.quota ?? 0, imageBytes, readBytes, imagesOf };
};

/** Asks the browser not to clear this page's data when the disk gets full. */
export const persist = async (): Promise<'granted' | 'refused' | 'unavailable'> => {
  if (!navigator.storage?.persist) return 'unavailable';
  return (await navigator.storage.persist().catch(() => false)) ? 'granted' : 'refused';
};
