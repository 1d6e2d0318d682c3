import { describe, expect, it } from 'vitest';
import { authorizationUrl, challengeOf, codeFrom, exchangeCode, verifierFrom, type Provider, type SignIn } from '../../src/archive';

const provider: Provider = { authorizationEndpoint: 'https://id.example/realms/trial/auth?kc_idp=x', tokenEndpoint: 'https://id.example/token', clientId: 'nadir', redirectUri: 'https://nadir.example/', scope: 'openid profile' };
const signIn: SignIn = { state: 'st4te', nonce: 'n0nce', verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk' };

describe('signing in by OpenID Connect with PKCE', () => {
  it('makes the challenge of RFC 7636 appendix B from its verifier, and that verifier from its random bytes', async () => {
    const random = Uint8Array.from([116, 24, 223, 180, 151, 153, 224, 37, 79, 250, 96, 125, 216, 173, 187, 186, 22, 212, 37, 77, 105, 214, 191, 240, 91, 88, 5, 88, 83, 132, 141, 121]);
    expect(verifierFrom(random)).toBe(signIn.verifier);
    expect(await challengeOf(signIn.verifier)).toBe('E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM');
  });

  it('sends the reader to the provider with everything it needs and no secret', () => {
    const url = new URL(authorizationUrl(provider, signIn, 'ch4llenge', true));
    expect(Object.fromEntries(url.searchParams)).toEqual({
      kc_idp: 'x', response_type: 'code', client_id: 'nadir', redirect_uri: 'https://nadir.example/', scope: 'openid profile', state: 'st4te', nonce: 'n0nce', code_challenge: 'ch4llenge', code_challenge_method: 'S256', prompt: 'none',
    });
    expect(url.href).not.toContain(signIn.verifier);
  });

  it.each([
    ['https://nadir.example/?code=c0de&state=st4te', { kind: 'ok', value: 'c0de' }], ['https://nadir.example/?code=c0de&state=other', { kind: 'problem', problem: { kind: 'sign-in-failed' } }],
    ['https://nadir.example/?code=c0de', { kind: 'problem', problem: { kind: 'sign-in-failed' } }], ['https://nadir.example/?state=st4te&error=login_required', { kind: 'problem', problem: { kind: 'unauthorised', remedy: 'sign-in' } }],
    ['https://nadir.example/?state=st4te&error=access_denied&error_description=Not+a+reader', { kind: 'problem', problem: { kind: 'sign-in-failed', detail: 'The sign-in was refused: Not a reader' } }],
  ])('%s', (address, expected) => {
    expect(codeFrom(address, signIn)).toMatchObject(expected);
  });

  it('exchanges the code with its verifier for tokens that run out at a known time', async () => {
    const sent: string[] = [];
    const answers = [Response.json({ access_token: 'a', refresh_token: 'r', token_type: 'bearer', expires_in: 300 }), Response.json({ error: 'invalid_grant' }, { status: 400 }), new Response('<html>')];
    const fetching: typeof fetch = async (_, init) => {
      sent.push(String(init?.body));
      return answers.shift() ?? Promise.reject(new TypeError('down'));
    };
    const exchanged = (): ReturnType<typeof exchangeCode> => exchangeCode(provider, signIn, 'c0de', fetching, () => 1000);
    expect(await exchanged()).toEqual({ kind: 'ok', value: { accessToken: 'a', refreshToken: 'r', expiresAt: 301_000 } });
    expect(Object.fromEntries(new URLSearchParams(sent[0]))).toEqual({ grant_type: 'authorization_code', code: 'c0de', redirect_uri: provider.redirectUri, code_verifier: signIn.verifier, client_id: 'nadir' });
    expect([await exchanged(), await exchanged(), await exchanged()].map((answer) => (answer.kind === 'problem' ? answer.problem.kind : 'ok'))).toEqual(['sign-in-failed', 'sign-in-failed', 'down']);
  });
});
