import type { Bytes, ReadPackage, Roster } from '../../trial';

/**
 * One file for one reader: the eight letters "NADIRPK1", the length of its head (uint32, little-endian), the head as JSON, then the sealed
 * objects one after the other. They lie in the order of their names, which are hashes: the order says nothing of scans or subjects.
 */
export interface PackageHead {
  readonly manifest: ReadPackage;
  readonly roster: Roster;
  /** Name → first byte after the head, and length. */
  readonly objects: Readonly<Record<string, readonly [at: number, length: number]>>;
}

const MAGIC = 'NADIRPK1';
const LONGEST_HEAD = 64 * 1024 * 1024;

export const packageFile = (manifest: ReadPackage, roster: Roster, objects: ReadonlyMap<string, Bytes>): Blob => {
  const names = [...objects.keys()].sort();
  let at = 0;
  const places = names.map((name): [string, [number, number]] => {
    const length = objects.get(name)?.length ?? 0;
    at += length;
    return [name, [at - length, length]];
  });
  const head = new TextEncoder().encode(JSON.stringify({ manifest, roster, objects: Object.fromEntries(places) } satisfies PackageHead));
  const size = new DataView(new ArrayBuffer(4));
  size.setUint32(0, head.length, true);
  return new Blob([MAGIC, size.buffer, head, ...names.flatMap((name) => objects.get(name) ?? [])], { type: 'application/octet-stream' });
};

export interface OpenedPackage extends PackageHead {
  /** The sealed bytes of an object; null when the file has none of that name. */
  readonly object: (name: string) => Promise<Bytes | null>;
}

const isHead = (value: unknown): value is PackageHead => typeof value === 'object' && value !== null && 'manifest' in value && 'roster' in value && Array.isArray(value.roster) && 'objects' in value
  && typeof value.manifest === 'object' && value.manifest !== null && 'schema' in value.manifest && value.manifest.schema === 'nadir-package/1' && 'readings' in value.manifest && Array.isArray(value.manifest.readings);

/** The package in a file; null when it is none, or was cut short. What it says is not trusted yet: see `packageFault`. */
export const openedPackage = async (file: Blob): Promise<OpenedPackage | null> => {
  const start = new Uint8Array(await file.slice(0, 12).arrayBuffer());
  if (start.length < 12 || new TextDecoder().decode(start.subarray(0, 8)) !== MAGIC) return null;
  const length = new DataView(start.buffer).getUint32(8, true);
  if (length > LONGEST_HEAD || 12 + length > file.size) return null;
  let head: unknown;
  try {
    head = JSON.parse(await file.slice(12, 12 + length).text());
  } catch {
    return null;
  }
  if (!isHead(head)) return null;
  const { objects } = head;
  const from = 12 + length;
  return {
    ...head,
    object: async (name) => {
      const place = Object.hasOwn(objects, name) ? objects[name] : undefined;
      return place ? new Uint8Array(await file.slice(from + place[0], from + place[0] + place[1]).arrayBuffer()) : null;
    },
  };
};
