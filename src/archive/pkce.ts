/** base64url without padding (RFC 4648 5). */
export const base64url = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');

/** Code verifier of RFC 7636 4.1: 43 characters from 32 random bytes. */
export const verifierFrom = (random: Uint8Array): string => {
  if (random.length !== 32) throw new RangeError(`a verifier needs 32 random bytes, not ${random.length}`);
  return base64url(random);
};

/** Code challenge S256 (RFC 7636 4.2). */
export const challengeOf = async (verifier: string): Promise<string> => base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))));
