import { useState, type ReactElement } from 'react';
import type { Signed } from '../../read';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import type { SignSheetProps } from './sign-props';
import { MEANINGS } from './sign-words';

/** The signature of a timepoint as people read it (R7: printed name, time, meaning), and the only way past it. */
export const SignedPage = ({ page, code, signed, reader, identity, reopen, save, close }: SignSheetProps & { readonly signed: Signed }): ReactElement => {
  const [reason, setReason] = useState('');
  const { signature } = signed;
  const ready = reason.trim() !== '';
  return (
    <Dialog title={`${page.label} is signed`} width={43} close={close} head={<span className="muted head-note">{code}, study day {page.studyDay}</span>}
      foot={<>{identity?.id === reader && <Button icon="save" label="Save identity file" press={save} />}<span className="push" /><Button kind="edge" label="Back to the read" keys={['Esc']} press={close} /></>}>
      <div className="sign-sheet">
        <dl className="sign-hash page">
          <dt>Name</dt><dd><b>{signature.name}</b> <span className="muted">{signed.by}</span></dd>
          <dt>Meaning</dt><dd>{signature.meaning}: {MEANINGS.find(({ meaning }) => meaning === signature.meaning)?.label}</dd>
          <dt>Time</dt><dd>{signed.at.slice(0, 10)} {signed.at.slice(11, 19)} UTC</dd>
          <dt>Over</dt><dd className="mono whole">{signature.head}</dd>
          <dt>Key</dt><dd className="mono whole">{signature.algorithm} {signature.publicKey}</dd>
        </dl>
        <form className="sign-form" aria-label="Open again" onSubmit={(event) => { event.preventDefault(); if (ready) reopen(reason.trim()); }}>
          <p className="across">{page.label} is read-only. To change it, open it again with a reason: this and every later scan are to be signed anew, and what was signed stays in the trail.</p>
          <label htmlFor="reopen-reason">Reason</label><input id="reopen-reason" className="box" value={reason} maxLength={400} autoComplete="off" onChange={(event) => setReason(event.currentTarget.value)} />
          <span /><span className="row"><Button kind="edge" icon="pencil" label={`Open ${page.label} again`} disabled={!ready} press={() => reopen(reason.trim())} /></span>
        </form>
      </div>
    </Dialog>
  );
};
