import { authorizationUrl, bearer, challengeOf, codeFrom, exchangeCode, session, verifierFrom, type ArchiveProblem, type Provider, type SignIn } from '../../archive';
import type { ProviderForm } from '../../panels';
import { isSignedIn, signInTo } from './connection';
import { search } from './search';
import { archiveStore, setArchive } from './state';

/** A sign-in under way, kept in this tab until the provider sends the reader back. The verifier opens nothing once it has been used. */
interface Pending {
  readonly root: string;
  readonly provider: Provider;
  readonly signIn: SignIn;
  /** Where the reader was going: the query of a link, or the archive screen. */
  readonly back: string;
}

const PENDING = 'nadir-sign-in';

const again = (root: string): void => {
  setArchive({ signedIn: isSignedIn(root), trouble: null });
  void search(archiveStore.getState().query);
};

export const takeToken = (token: string): void => {
  const { root } = archiveStore.getState();
  const text = token.trim().replace(/^bearer\s+/i, '');
  if (text === '') return;
  signInTo(root, bearer(text));
  again(root);
};

export const signOut = (): void => {
  const { root } = archiveStore.getState();
  signInTo(root, null);
  again(root);
};

const refuse = (detail: string): void => setArchive({ trouble: { rank: 'fault', fact: `${detail}.`, follows: 'Check the address of the sign-in service, or use a token.', signIn: true } });

const text = (document: unknown, name: string): string | null => {
  const value = typeof document === 'object' && document !== null ? (document as Readonly<Record<string, unknown>>)[name] : undefined;
  return typeof value === 'string' && URL.canParse(value) ? value : null;
};

/** The provider's own description of itself (OpenID Connect Discovery 1.0, section 4). */
const discovered = async ({ issuer, clientId }: ProviderForm): Promise<Provider | string> => {
  const base = issuer.trim().replace(/\/+$/, '');
  if (!URL.canParse(base, location.href)) return `${base} is no address`;
  const document: unknown = await fetch(`${new URL(base, location.href).href}/.well-known/openid-configuration`, { credentials: 'omit', referrerPolicy: 'no-referrer' }).then((answer) => (answer.ok ? answer.json() : null)).catch(() => null);
  const [authorizationEndpoint, tokenEndpoint] = [text(document, 'authorization_endpoint'), text(document, 'token_endpoint')];
  if (authorizationEndpoint === null || tokenEndpoint === null) return `The sign-in service at ${base} does not answer`;
  return { authorizationEndpoint, tokenEndpoint, clientId: clientId.trim(), redirectUri: `${location.origin}/`, scope: 'openid' };
};

const random = (): Uint8Array => crypto.getRandomValues(new Uint8Array(32));

/** Sends the reader to the provider. The page comes back by `returned`. */
export const signIn = async (form: ProviderForm): Promise<void> => {
  setArchive({ provider: form });
  const provider = await discovered(form);
  if (typeof provider === 'string') return refuse(provider);
  const asked: SignIn = { state: verifierFrom(random()), nonce: verifierFrom(random()), verifier: verifierFrom(random()) };
  const pending: Pending = { root: archiveStore.getState().root, provider, signIn: asked, back: pendingLink };
  try {
    sessionStorage.setItem(PENDING, JSON.stringify(pending));
  } catch {
    return refuse('This browser keeps nothing for this tab, so a sign-in cannot come back to it');
  }
  location.assign(authorizationUrl(provider, asked, await challengeOf(asked.verifier)));
};

/** The link that could not be opened without a sign-in; followed afterwards. */
let pendingLink = '';
export const afterSignIn = (link: string): void => {
  pendingLink = link;
};

const pendingHere = (): Pending | null => {
  try {
    const kept = sessionStorage.getItem(PENDING);
    sessionStorage.removeItem(PENDING);
    return kept === null ? null : (JSON.parse(kept) as Pending);
  } catch {
    return null;
  }
};

export type Returned =
  | { readonly kind: 'none' }
  | { readonly kind: 'signed-in'; readonly root: string; readonly back: string }
  | { readonly kind: 'problem'; readonly root: string; readonly problem: ArchiveProblem };

/** Ends a sign-in that this tab began, when the provider has sent the reader back to this address. The tokens stay in memory. */
export const returned = async (address: string): Promise<Returned> => {
  const { searchParams } = new URL(address);
  if (!searchParams.has('state') || !(searchParams.has('code') || searchParams.has('error'))) return { kind: 'none' };
  const pending = pendingHere();
  if (!pending) return { kind: 'none' };
  const { root, provider, back } = pending;
  const code = codeFrom(address, pending.signIn);
  if (code.kind === 'problem') return { kind: 'problem', root, problem: code.problem };
  const tokens = await exchangeCode(provider, pending.signIn, code.value, (input, init) => fetch(input, init), Date.now);
  if (tokens.kind === 'problem') return { kind: 'problem', root, problem: tokens.problem };
  signInTo(root, session(provider, tokens.value, (input, init) => fetch(input, init)));
  return { kind: 'signed-in', root, back };
};
