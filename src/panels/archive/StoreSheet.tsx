import { useState, type ReactElement } from 'react';
import type { StoreOutcome, StoreSheetProps } from './archive-props';
import { fullDate } from '../dates';
import { amount } from '../pages/amounts';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { Icon } from '../parts/Icon';
import { NoteLine } from '../parts/NoteLine';
import './archive.css';

/** Stores a structured report of each scan in the archive, and tells of each what became of it. */
export const StoreSheet = ({ root, scans, hindrance, store, close }: StoreSheetProps): ReactElement => {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [outcome, setOutcome] = useState<StoreOutcome | 'storing' | null>(null);
  const chosen = scans.filter(({ id }) => !left.has(id));
  const send = async (): Promise<void> => {
    setOutcome('storing');
    setOutcome(await store(chosen.map(({ id }) => id)));
  };
  const told = outcome !== null && outcome !== 'storing' ? outcome : null;
  const whole = told !== null && told.trouble === null && told.rows.length > 0 && told.rows.every(({ stored }) => stored);
  return (
    <Dialog title="Store in the archive" close={close} width={38} foot={
      <><span className="muted">{root}</span><span className="push" />
        {whole ? <Button kind="quiet-main" label="Done" press={close} /> : <Button kind="quiet-main" label={outcome === 'storing' ? 'Storing' : told ? 'Send again' : `Store ${amount(chosen.length, 'report')}`} disabled={hindrance !== null || chosen.length === 0 || outcome === 'storing'} press={() => void send()} />}</>
    }>
      <div className="store-body">
        <p>One DICOM structured report (TID 1500) for each scan, filed in the study of its images under the patient's name and ID. Sent again, the same read gives the same reports.</p>
        {hindrance !== null && <NoteLine note={{ rank: 'caution', fact: hindrance, follows: '' }} />}
        <ul aria-label="Scans">
          {scans.map(({ id, label, date }) => (
            <li key={id}><label><input type="checkbox" checked={!left.has(id)} disabled={outcome !== null} onChange={({ target }) => setLeft(new Set(target.checked ? [...left].filter((one) => one !== id) : [...left, id]))} /><b>{label}</b><span className="soft">{fullDate(date)}</span></label></li>
          ))}
        </ul>
        {told?.trouble && <NoteLine note={told.trouble} />}
        {told && told.rows.length > 0 && <ul className="store-rows" aria-label="Result" role="status">{told.rows.map(({ label, stored, detail }) => <li key={label}><Icon name={stored ? 'tick' : 'fault'} /><span><b>{label}</b> {detail}</span></li>)}</ul>}
      </div>
    </Dialog>
  );
};
