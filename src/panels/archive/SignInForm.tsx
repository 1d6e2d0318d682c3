import { useRef, useState, type ReactElement } from 'react';
import type { ArchiveScreenProps, ProviderForm } from './archive-props';
import { Button } from '../parts/Button';

/** Two ways to be known to an archive: a token that was handed out, or a sign-in with an OpenID provider. Tokens are never kept. */
export const SignInForm = ({ provider, takeToken, signIn }: Pick<ArchiveScreenProps, 'provider' | 'takeToken' | 'signIn'>): ReactElement => {
  const token = useRef<HTMLInputElement>(null);
  const [form, setForm] = useState<ProviderForm>(provider);
  return (
    <div className="arch-signin">
      <form onSubmit={(event) => { event.preventDefault(); takeToken(token.current?.value ?? ''); }}>
        <label><span>Token</span><span className="field"><input ref={token} type="password" autoComplete="off" spellCheck={false} /></span></label>
        <Button kind="edge" label="Use token" press={() => token.current?.form?.requestSubmit()} />
      </form>
      <form onSubmit={(event) => { event.preventDefault(); signIn(form); }}>
        <label><span>Sign-in service</span><span className="field"><input value={form.issuer} placeholder="https://sign-in.example.org/realms/hospital" spellCheck={false} onChange={({ target: { value } }) => setForm({ ...form, issuer: value })} /></span></label>
        <label><span>Client ID</span><span className="field"><input value={form.clientId} spellCheck={false} onChange={({ target: { value } }) => setForm({ ...form, clientId: value })} /></span></label>
        <button type="submit" className="btn edge" disabled={form.issuer.trim() === '' || form.clientId.trim() === ''}>Sign in</button>
      </form>
      <p>What you enter stays in the memory of this page: closing or reloading it signs out.</p>
    </div>
  );
};
