import type { RoomAids } from '../panels';
import { AIDS, type AidKind } from '../read';
import type { WindowGroup, Windowing } from './window-fit';

/** How the reader likes the aids of the hand and the windows: of this browser, not of a read. */
interface KeptAids {
  readonly magnifier: boolean;
  readonly windowPerOrgan: boolean;
  readonly ownWindows: RoomAids['ownWindows'];
  /** Aids that the reader has switched off. */
  readonly off: readonly AidKind[];
  /** Window last used for the lesions of an organ. */
  readonly lastWindow: Readonly<Partial<Record<WindowGroup, Windowing>>>;
}

const KEY = 'nadir-aids';
const FRESH: KeptAids = { magnifier: true, windowPerOrgan: true, ownWindows: {}, off: [], lastWindow: {} };

const isWindow = (value: unknown): value is Windowing => {
  if (typeof value !== 'object' || value === null) return false;
  const { center, width } = value as Partial<Windowing>;
  return typeof center === 'number' && Number.isFinite(center) && typeof width === 'number' && Number.isFinite(width) && width >= 1;
};

const windowsIn = <Key extends string>(value: unknown, keys: readonly Key[]): Partial<Record<Key, Windowing>> => {
  const found: Partial<Record<Key, Windowing>> = {};
  if (typeof value !== 'object' || value === null) return found;
  for (const key of keys) {
    const one = (value as Readonly<Record<string, unknown>>)[key];
    if (isWindow(one)) found[key] = { center: one.center, width: one.width };
  }
  return found;
};

const loaded = (): KeptAids => {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Readonly<Record<string, unknown>>;
    return {
      magnifier: kept['magnifier'] !== false,
      windowPerOrgan: kept['windowPerOrgan'] !== false,
      ownWindows: windowsIn(kept['ownWindows'], ['7', '8']),
      off: AIDS.flatMap(({ kind }) => (Array.isArray(kept['off']) && kept['off'].includes(kind) ? [kind] : [])),
      lastWindow: windowsIn(kept['lastWindow'], ['lung', 'liver', 'mediastinum', 'bone', 'brain', 'soft']),
    };
  } catch {
    return FRESH; // refused or not ours: the reader sets them again
  }
};

let now: KeptAids | null = null;

export const keptAids = (): KeptAids => (now ??= loaded());

export const keepAids = (change: Partial<KeptAids>): void => {
  now = { ...keptAids(), ...change };
  try {
    localStorage.setItem(KEY, JSON.stringify(now));
  } catch {
    // Private windows may refuse; they last as long as the page then.
  }
};
