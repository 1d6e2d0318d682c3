import type { ByteSource, LoadProblem } from './model';

export class ZipEntryDamage extends Error {}
export const openZip = async (_source: ByteSource): Promise<{ entries: readonly ByteSource[]; problems: readonly LoadProblem[] }> => ({ entries: [], problems: [] });
