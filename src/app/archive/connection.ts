import { openArchive, type Archive, type Auth } from '../../archive';

/** Archives of this page, by root as the reader names it. Who the reader is to them lives here and nowhere else: a reload signs out. */
const opened = new Map<string, { readonly archive: Archive; readonly auth: Auth | null }>();

/** Root as it is compared and remembered: a path on this page's origin stays one. */
export const tidyRoot = (root: string): string => {
  const text = root.trim().replace(/\/+$/, '');
  return text.startsWith(`${location.origin}/`) ? text.slice(location.origin.length) : text;
};

/** Null for what is no address. */
export const archiveAt = (root: string): Archive | null => {
  const name = tidyRoot(root);
  const known = opened.get(name);
  if (known) return known.archive;
  if (name === '' || !URL.canParse(name, location.href) || !['http:', 'https:'].includes(new URL(name, location.href).protocol)) return null;
  const archive = openArchive({ root: name });
  opened.set(name, { archive, auth: null });
  return archive;
};

/** From now on requests to this archive carry this sign-in (null: none). What was measured of it stays known; series under way keep the old one. */
export const signInTo = (root: string, auth: Auth | null): void => {
  const name = tidyRoot(root);
  const before = opened.get(name);
  opened.set(name, { archive: openArchive({ root: name, auth, ...(before ? { pace: before.archive.pace() } : {}) }), auth });
};

export const isSignedIn = (root: string): boolean => (opened.get(tidyRoot(root))?.auth ?? null) !== null;
