import { useEffect, useState, type ReactElement } from 'react';
import type { ClinicalItem, Read, TimepointId } from '../../read';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { fullDate } from '../dates';
import '../styles/outcomes.css';
import { CLINICAL_FIELDS, wanting } from './clinical';
import { ClinicalRow, type DraftItem } from './ClinicalRow';
import { OUTCOME_TEXTS } from './texts';

export interface ClinicalSheetProps {
  readonly read: Read;
  /** The timepoint that is shown first. */
  readonly timepoint: TimepointId;
  readonly reader: string;
  readonly note: (timepoint: TimepointId, items: readonly ClinicalItem[]) => void;
  readonly close: () => void;
}

let made = 0;
const draftOf = (item: ClinicalItem): DraftItem => ({ key: (made += 1), item });

/** What is known of the patient at a timepoint: each with its source and date. It stands beside the images and enters no label. */
export const ClinicalSheet = ({ read, timepoint, reader, note, close }: ClinicalSheetProps): ReactElement => {
  const [at, setAt] = useState(timepoint);
  const [changed, setChanged] = useState(false);
  return (
    <Dialog title={`Clinical notes, ${read.subject.code}`} width={72} close={close} unsaved={changed}
      head={(
        <select className="box head-select" aria-label="Timepoint of the notes" disabled={changed} title={changed ? 'Note what is written here first, or leave it' : undefined} value={at} onChange={(event) => setAt(event.currentTarget.value)}>
          {read.timepoints.map(({ id, label, date }) => <option key={id} value={id}>{label}, {fullDate(date)}{(read.clinical.get(id)?.length ?? 0) > 0 ? ' •' : ''}</option>)}
        </select>
      )}>
      <Notes key={at} {...{ read, reader, note, close, setChanged }} timepoint={at} />
    </Dialog>
  );
};

const Notes = ({ read, timepoint, reader, note, close, setChanged }: ClinicalSheetProps & { readonly setChanged: (changed: boolean) => void }): ReactElement => {
  const [items, setItems] = useState<readonly DraftItem[]>(() => (read.clinical.get(timepoint) ?? []).map(draftOf));
  const date = read.timepoints.find(({ id }) => id === timepoint)?.date ?? '';
  const before = JSON.stringify(read.clinical.get(timepoint) ?? []);
  const now = items.map(({ item }) => item);
  const open = now.filter((item) => wanting(item) !== null).length;
  const changed = JSON.stringify(now) !== before;
  const ready = open === 0 && changed;
  useEffect(() => setChanged(changed), [changed, setChanged]);
  const take = (): void => {
    if (!ready) return;
    note(timepoint, now);
    close();
  };
  return (
    <form className="sheet clinical" onSubmit={(event) => { event.preventDefault(); take(); }} onKeyDown={(event) => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) { event.preventDefault(); take(); } }}>
      <p className="muted">{OUTCOME_TEXTS.clinical}</p>
      <div className="add" role="group" aria-label="Add">
        {CLINICAL_FIELDS.map((field) => (
          <Button key={field.id} small kind="edge" icon="plus" label={field.title} press={() => setItems([...items, draftOf({ kind: field.kind, name: field.name ?? '', value: '', source: reader, date })])} />
        ))}
      </div>
      {items.length === 0 ? <p className="muted">Nothing is noted at this timepoint.</p> : (
        <div className="across">
          <table className="plain-table" aria-label="Clinical notes">
            <thead><tr><th scope="col">What</th><th scope="col">Value</th><th scope="col">Source</th><th scope="col">Date</th><th scope="col"><span className="sr">Remove</span></th></tr></thead>
            <tbody>
              {items.map((one) => (
                <ClinicalRow key={one.key} draft={one} change={(item) => setItems(items.map((other) => (other.key === one.key ? { ...one, item } : other)))} remove={() => setItems(items.filter((other) => other.key !== one.key))} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className="finish">
        <span className="muted">{open > 0 ? `${open === 1 ? 'One line is' : `${open} lines are`} not whole yet.` : 'All of it is one act; undo takes it back.'}</span><span className="push" />
        <Button kind="edge" label="Leave" press={close} />
        <button type="submit" className="btn main" disabled={!ready}>Note it<kbd aria-hidden="true">Ctrl ↵</kbd></button>
      </p>
    </form>
  );
};
