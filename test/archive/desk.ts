import { openArchive, type Archive, type ArchiveOptions } from '../../src/archive';
import type { QuirkServer } from './quirk-server';

/** An archive at the quirk server whose waits take no time and are written down; jitter is always a half. */
export const patient = (server: Pick<QuirkServer, 'root'>, options: Partial<ArchiveOptions> = {}): { readonly archive: Archive; readonly waits: number[] } => {
  const waits: number[] = [];
  const archive = openArchive({
    root: server.root, timeoutMs: 2000, origin: null, now: () => Date.parse('2026-01-05T12:00:00Z'),
    backOff: { firstMs: 400, longestMs: 30_000, random: () => 0.5, sleep: async (milliseconds) => void waits.push(milliseconds) }, ...options,
  });
  return { archive, waits };
};
