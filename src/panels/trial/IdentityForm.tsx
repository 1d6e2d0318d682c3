import { useEffect, useRef, useState, type ReactElement } from 'react';
import { Button } from '../parts/Button';
import { FileButton } from '../parts/FileButton';
import type { IdentityIntents } from './sign-props';

interface IdentityFormProps extends IdentityIntents {
  /** Whose read is to be signed: the id of the identity. */
  readonly id: string;
}

const SHORTEST = 10;

/** A signature needs a key that only its owner can use. Made here once, or opened from its file. */
export const IdentityForm = ({ id, create, open }: IdentityFormProps): ReactElement => {
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const [name, setName] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const why = name.trim() === '' ? 'Give the name that is printed with the signature.' : passphrase.length < SHORTEST ? `A passphrase has ${SHORTEST} characters or more.` : passphrase !== again ? 'The two passphrases are not the same.' : null;
  const run = async (task: Promise<string | null>): Promise<void> => {
    setBusy(true);
    setWrong(await task);
    setBusy(false);
  };
  return (
    <form className="sign-form identity" aria-label="Identity" onSubmit={(event) => { event.preventDefault(); if (!why && !busy) void run(create({ id, name: name.trim() }, passphrase)); }}>
      <p className="across">Signatures of <b>{id}</b> need an identity: a key that only its owner’s passphrase opens. Make one, or open its file. The passphrase is kept nowhere and cannot be brought back.</p>
      <label htmlFor="identity-name">Printed name</label><input id="identity-name" className="box" value={name} maxLength={200} ref={first} autoComplete="off" onChange={(event) => setName(event.currentTarget.value)} />
      <label htmlFor="identity-passphrase">Passphrase</label><input id="identity-passphrase" className="box" type="password" autoComplete="new-password" value={passphrase} onChange={(event) => setPassphrase(event.currentTarget.value)} />
      <label htmlFor="identity-again">Passphrase again</label><input id="identity-again" className="box" type="password" autoComplete="new-password" value={again} onChange={(event) => setAgain(event.currentTarget.value)} />
      <span /><p className={wrong ? 'wrong' : 'muted'} role={wrong ? 'alert' : undefined}>{wrong ?? why ?? 'The file with the locked key can be saved afterwards.'}</p>
      <span /><span className="row"><FileButton icon="open" kind="edge" label="Open identity file" accept=".json,application/json" choose={([file]) => { if (file) void run(open(file)); }} /><Button kind="edge" label={busy ? 'Making the key…' : 'Make identity'} disabled={why !== null || busy} press={() => void run(create({ id, name: name.trim() }, passphrase))} /></span>
    </form>
  );
};
