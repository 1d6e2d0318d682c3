import { createStore } from 'zustand/vanilla';
import { identityFrom, newIdentity, signingComponents, type Identity } from '../../trial';
import type { Log } from '../../read';
import { saveFile } from '../read-files';
import { inWords, theShelf } from '../shelf';

/** Who signs on this page, and since when. The private key stays locked: it is opened at each signature and forgotten. */
interface Signing {
  readonly identity: Identity | null;
  /** ISO instants of this page. */
  readonly signedInAt: string;
  readonly lastActAt: string;
}
const now = (): string => new Date().toISOString();

export const signing = createStore<Signing>(() => ({ identity: null, signedInAt: now(), lastActAt: now() }));

export const randomBytes = (count: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(count));

/** The idle time counts from the last act, or from the last signature. */
export const noteActivity = (): void => signing.setState({ lastActAt: now() });

export const asked = (log: Log, idleMinutes: number): readonly ('identity' | 'passphrase')[] => {
  const { identity, signedInAt, lastActAt } = signing.getState();
  const last = log.at(-1)?.at ?? '';
  return signingComponents(log, identity?.publicKey ?? '', { signedInAt, lastActAt: last > lastActAt ? last : lastActAt, now: now(), idleMinutes });
};

const keep = async (identity: Identity): Promise<string | null> => {
  signing.setState({ identity, signedInAt: now() });
  const problem = await theShelf().keepSettings({ identity: JSON.stringify(identity) });
  return problem && `${inWords(problem).fact} The identity is here until the page closes: save its file.`;
};

const parsed = (text: string): Identity | null => {
  try {
    const reading = identityFrom(JSON.parse(text));
    return reading.kind === 'read' ? reading.identity : null;
  } catch {
    return null;
  }
};

/** The identity that this browser keeps. */
export const recallIdentity = async (): Promise<void> => {
  const { identity } = await theShelf().settings();
  if (identity !== '') signing.setState({ identity: parsed(identity) });
};

export const createIdentity = async (who: { readonly id: string; readonly name: string }, passphrase: string): Promise<string | null> => {
  const identity = await newIdentity(crypto.subtle, randomBytes, who, passphrase);
  return identity ? keep(identity) : 'The name or the passphrase is too short.';
};

const LARGEST_IDENTITY = 64 * 1024;

export const openIdentity = async (file: File): Promise<string | null> => {
  const identity = file.size > LARGEST_IDENTITY ? null : parsed(await file.text());
  return identity ? keep(identity) : `${file.name} is no identity file.`;
};

export const saveIdentity = (): void => {
  const { identity } = signing.getState();
  if (identity) saveFile(`nadir-identity-${identity.id}.json`, JSON.stringify(identity), 'application/json');
};
