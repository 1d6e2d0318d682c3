import { useEffect, useRef, useState, type ReactElement } from 'react';
import type { Signature } from '../../read';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { Kbd } from '../parts/Kbd';
import '../styles/trial.css';
import { IdentityForm } from './IdentityForm';
import { AfterSigning, SignChecklist } from './SignChecklist';
import type { SignSheetProps } from './sign-props';
import { bothClocks, faultInWords, MEANINGS, ordinalInWords, shortHash } from './sign-words';
import { SignedPage } from './SignedPage';

const useClock = (now: () => string): string => {
  const [time, setTime] = useState(now);
  useEffect(() => {
    const ticking = setInterval(() => setTime(now()), 1000);
    return () => clearInterval(ticking);
  }, [now]);
  return time;
};

/** Sign and lock one timepoint (R7): what is signed, what follows from it, by whom, meaning what, when, over which hash. */
export const SignSheet = (props: SignSheetProps): ReactElement => {
  const { page, code, ordinal, identity, reader, signed, asks, close } = props;
  const [meaning, setMeaning] = useState<Signature['meaning']>(page.meaning);
  const [id, setId] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const time = useClock(props.now);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), [identity?.id]); // the dialog itself would take the button that closes it
  if (signed) return <SignedPage {...props} signed={signed} />;
  const own = identity?.id === reader;
  const asksId = asks.includes('identity');
  const ready = own && page.open.length === 0 && passphrase !== '' && (!asksId || id.trim() !== '') && !busy;
  const sign = async (): Promise<void> => {
    if (!ready) return;
    setBusy(true);
    const failed = await props.sign(meaning, asksId ? id.trim() : reader, passphrase);
    setBusy(false);
    setPassphrase('');
    setFault(failed && faultInWords(failed));
  };
  return (
    <Dialog title={`${page.isAmendment ? 'Sign again and lock' : 'Sign and lock'} ${page.label}`} width={43} close={close}
      head={<><span className="muted head-note">{code}, study day {page.studyDay}</span><span className="faint head-note">{ordinalInWords(ordinal)} scan of this subject</span></>}
      foot={<><span className="muted small">{fault ? <span className="wrong" role="alert">{fault}</span> : page.open.length > 0 ? 'What is missing stands in the list.' : 'Everything here is written to the audit trail.'}</span><span className="push" />
        <Button kind="edge" label="Back to the read" keys={['Esc']} press={close} /><Button kind="main" label={busy ? 'Signing…' : 'Sign and lock'} keys={['Ctrl Enter']} disabled={!ready} press={() => void sign()} /></>}>
      <div className="sign-sheet" onKeyDown={(event) => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) { event.preventDefault(); void sign(); } }}>
        <div className="sign-two">
          <section><h2>In this read</h2><SignChecklist {...props} /></section>
          <section><h2>After you sign</h2><AfterSigning {...props} /></section>
        </div>
        {props.reopenedBecause !== null && <p className="sign-reason">Opened again: {props.reopenedBecause}</p>}
        {!own && identity && <p className="sign-reason wrong">This read is {reader}’s; the identity in this browser is {identity.id}, {identity.name}. Open the identity of {reader}.</p>}
        {!own ? <IdentityForm id={reader} create={props.create} open={props.open} save={props.save} /> : (
          <form className="sign-form" aria-label="Signature" onSubmit={(event) => { event.preventDefault(); void sign(); }}>
            <label htmlFor="sign-id">Signer</label>
            {asksId ? <span className="row"><input ref={first} id="sign-id" className="box short" placeholder="your id" autoComplete="off" value={id} onChange={(event) => setId(event.currentTarget.value)} /><span className="muted">asked at the first signature and after a pause</span></span>
              : <span id="sign-id"><b>{reader}</b> <span className="muted">printed name on the signature page only</span></span>}
            <span className="form-label" id="sign-meaning">Meaning</span>
            <span className="meanings" role="radiogroup" aria-labelledby="sign-meaning">
              {MEANINGS.map((one) => (
                <label key={one.meaning}><input type="radio" className="sr" name="meaning" checked={meaning === one.meaning} disabled={one.meaning === 'adjudicated'} onChange={() => setMeaning(one.meaning)} /><span>{one.label}</span></label>
              ))}
            </span>
            <label htmlFor="sign-passphrase">Passphrase</label><input {...(asksId ? {} : { ref: first })} id="sign-passphrase" className="box" type="password" autoComplete="current-password" value={passphrase} onChange={(event) => { setFault(null); setPassphrase(event.currentTarget.value); }} />
            <span /><dl className="sign-hash">
              <dt>Read</dt><dd className="mono">{shortHash(page.head)}</dd>
              <dt>Follows</dt><dd>{page.follows ? <><span className="mono">{shortHash(page.follows.head)}</span> <span className="muted">{page.follows.label}, signed</span></> : <span className="muted">the first signature of this read</span>}</dd>
              <dt>Time</dt><dd>{bothClocks(time)} <span className="muted">this computer’s clock</span></dd>
            </dl>
            <button type="submit" className="sr" tabIndex={-1} aria-hidden="true">Sign<Kbd cap="↵" /></button>
          </form>
        )}
      </div>
    </Dialog>
  );
};
