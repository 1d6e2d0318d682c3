import { archiveProblem, failed, ok, type Answer } from './problem';

/** An OpenID Connect provider as its discovery document and the installation name it. */
export interface Provider {
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
  readonly clientId: string;
  /** Where the provider sends the reader back to: this page's own address, as registered there. */
  readonly redirectUri: string;
  /** 'openid' where nothing else is needed. */
  readonly scope: string;
}

/** One sign-in under way: what must be remembered until the reader comes back. */
export interface SignIn {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Tokens with the time they are good until, ms since 1970. */
export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string | null;
  readonly expiresAt: number | null;
}

/** Address to send the reader to (authorization code flow, RFC 6749 4.1.1, with PKCE, RFC 7636 4.3). `silent`: without asking, for whoever is signed in already. */
export const authorizationUrl = (provider: Provider, { state, nonce }: SignIn, challenge: string, silent = false): string => {
  const url = new URL(provider.authorizationEndpoint);
  const parameters = {
    response_type: 'code', client_id: provider.clientId, redirect_uri: provider.redirectUri, scope: provider.scope, state, nonce,
    code_challenge: challenge, code_challenge_method: 'S256', ...(silent ? { prompt: 'none' } : {}),
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
};

const NOT_ASKED_FOR = 'The answer of the sign-in does not belong to this page';

/** The code in the address the provider sent the reader back to. An answer to another sign-in is refused (state, RFC 6749 10.12). */
export const codeFrom = (address: string, { state }: SignIn): Answer<string> => {
  const { searchParams } = new URL(address);
  if (searchParams.get('state') !== state) return failed(archiveProblem('sign-in-failed', NOT_ASKED_FOR));
  const error = searchParams.get('error');
  if (error !== null) return failed(archiveProblem(['login_required', 'interaction_required', 'consent_required'].includes(error) ? 'unauthorised' : 'sign-in-failed', `The sign-in was refused: ${searchParams.get('error_description') ?? error}`));
  const code = searchParams.get('code');
  return code === null || code === '' ? failed(archiveProblem('sign-in-failed', NOT_ASKED_FOR)) : ok(code);
};

const record = (value: unknown): Readonly<Record<string, unknown>> => (typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {});

/** Tokens in the answer of a token endpoint (RFC 6749 5.1). A refresh token that is not renewed stays good. */
const tokensIn = (body: unknown, now: number, before: string | null): Answer<Tokens> => {
  const { access_token: accessToken, refresh_token: refreshToken, expires_in: expiresIn, token_type: type, error, error_description: description } = record(body);
  if (typeof accessToken !== 'string' || accessToken === '') return failed(archiveProblem('sign-in-failed', `The provider gave no token${typeof error === 'string' ? `: ${typeof description === 'string' ? description : error}` : ''}`));
  if (typeof type === 'string' && type.toLowerCase() !== 'bearer') return failed(archiveProblem('sign-in-failed', `The provider gave a token of kind ${type}`));
  const seconds = Number(expiresIn);
  return ok({ accessToken, refreshToken: typeof refreshToken === 'string' ? refreshToken : before, expiresAt: expiresIn !== undefined && Number.isFinite(seconds) ? now + seconds * 1000 : null });
};

const tokenRequest = async (provider: Provider, fetching: typeof fetch, form: Readonly<Record<string, string>>, now: () => number, before: string | null): Promise<Answer<Tokens>> => {
  try {
    const response = await fetching(provider.tokenEndpoint, {
      method: 'POST', credentials: 'omit', referrerPolicy: 'no-referrer', signal: AbortSignal.timeout(30_000), headers: { Accept: 'application/json', 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ ...form, client_id: provider.clientId }),
    });
    const text = await response.text();
    return tokensIn(JSON.parse(text), now(), before);
  } catch (error) {
    if (error instanceof SyntaxError) return failed(archiveProblem('sign-in-failed', 'The answer of the provider cannot be read'));
    return failed(archiveProblem('down', `${new URL(provider.tokenEndpoint).origin} cannot be reached for the sign-in`));
  }
};

/** Code → tokens (RFC 6749 4.1.3, RFC 7636 4.5). */
export const exchangeCode = (provider: Provider, { verifier }: SignIn, code: string, fetching: typeof fetch, now: () => number): Promise<Answer<Tokens>> =>
  tokenRequest(provider, fetching, { grant_type: 'authorization_code', code, redirect_uri: provider.redirectUri, code_verifier: verifier }, now, null);

/** New tokens without the reader (RFC 6749 6). */
export const refreshTokens = (provider: Provider, refreshToken: string, fetching: typeof fetch, now: () => number): Promise<Answer<Tokens>> =>
  tokenRequest(provider, fetching, { grant_type: 'refresh_token', refresh_token: refreshToken }, now, refreshToken);
