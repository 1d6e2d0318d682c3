import type { Auth } from './request';
import { refreshTokens, type Provider, type Tokens } from './sign-in';

/** A fixed token, as an administrator hands it out. */
export const bearer = (token: string): Auth => ({ header: async () => `Bearer ${token}` });

/** A token is renewed when it has less than this left, so that it does not run out on its way. */
const EARLY_MS = 30_000;

/**
 * A session with an OpenID Connect provider. Tokens live in this object and nowhere else: closing the tab signs out. When they have run out and cannot
 * be renewed in silence, requests go without and come back 'unauthorised', and the reader signs in again; nothing of the read is touched.
 */
export const session = (provider: Provider, signedIn: Tokens, fetching: typeof fetch = fetch, now: () => number = Date.now): Auth => {
  let tokens: Tokens | null = signedIn;
  let renewing: Promise<boolean> | null = null;
  const renew = (): Promise<boolean> => {
    renewing ??= (async () => {
      const refresh = tokens?.refreshToken ?? null;
      if (refresh === null) return false;
      const answer = await refreshTokens(provider, refresh, fetching, now);
      if (answer.kind === 'ok') tokens = answer.value;
      // A provider that cannot be reached just now has not ended the session.
      else if (answer.problem.kind !== 'down') tokens = null;
      return answer.kind === 'ok';
    })().finally(() => {
      renewing = null;
    });
    return renewing;
  };
  return {
    async header() {
      if (tokens?.expiresAt && tokens.expiresAt - now() < EARLY_MS) await renew();
      return tokens ? `Bearer ${tokens.accessToken}` : null;
    },
    renew,
  };
};
