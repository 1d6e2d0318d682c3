import { useEffect, useRef, useState, type ReactElement } from 'react';
import type { QualityItem } from '../../read';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import '../styles/trial.css';

const QUESTIONS: Readonly<Record<string, string>> = {
  'slice-thickness': 'Slices thin enough', contrast: 'Contrast as the charter asks', coverage: 'The whole of the body that is asked for', 'missing-slices': 'No slices missing', 'pixel-spacing': 'Pixel spacing in the patient', lossy: 'Compressed without loss',
};
const FOUND: readonly QualityItem['found'][] = ['fit', 'limited', 'unfit'];

export interface QualitySheetProps {
  readonly code: string;
  readonly label: string;
  readonly studyDay: number;
  readonly series: string;
  /** What the files themselves answer, or what was answered. */
  readonly items: readonly QualityItem[];
  readonly judge: (items: readonly QualityItem[], accepted: boolean) => void;
  readonly close: () => void;
}

/** R17: is this scan fit to be read? Asked before its first stroke; what the files do not say is the reader's to look up. */
export const QualitySheet = ({ code, label, studyDay, series, items: proposed, judge, close }: QualitySheetProps): ReactElement => {
  const [items, setItems] = useState(proposed);
  const fit = useRef<HTMLButtonElement>(null);
  useEffect(() => fit.current?.focus(), []); // Enter says yes to what stands there, never to Close
  const unfit = items.filter(({ found }) => found === 'unfit');
  const unexplained = unfit.some(({ note }) => note.trim() === '');
  const change = (item: string, to: Partial<QualityItem>): void => setItems(items.map((one) => (one.item === item ? { ...one, ...to } : one)));
  return (
    <Dialog title={`Is ${label} fit to be read?`} width={46} close={close} head={<span className="muted head-note">{code}, study day {studyDay}. {series}</span>}
      foot={<><span className="muted small">{unexplained ? 'What is unfit needs a word why, to be read all the same.' : 'Looked over before the first stroke; written to the audit trail.'}</span><span className="push" />
        <Button kind="edge" label="Not fit: only not evaluable" press={() => judge(items, false)} /><Button ref={fit} kind="main" label="Fit to be read" keys={['↵']} disabled={unexplained} press={() => judge(items, true)} /></>}>
      <form className="sign-sheet quality" onSubmit={(event) => { event.preventDefault(); if (!unexplained) judge(items, true); }}>
        <table className="plain-table">
          <thead><tr><th scope="col">Question</th><th scope="col">Found</th><th scope="col">Note</th></tr></thead>
          <tbody>
            {items.map(({ item, found, note }) => (
              <tr key={item}>
                <th scope="row">{QUESTIONS[item] ?? item}</th>
                <td><span className="meanings" role="radiogroup" aria-label={QUESTIONS[item] ?? item}>{FOUND.map((one) => <label key={one}><input type="radio" className="sr" name={`quality ${item}`} checked={found === one} onChange={() => change(item, { found: one })} /><span>{one}</span></label>)}</span></td>
                <td><input className="box" aria-label={`Note on ${QUESTIONS[item] ?? item}`} value={note} maxLength={200} onChange={(event) => change(item, { note: event.currentTarget.value })} /></td>
              </tr>
            ))}
          </tbody>
        </table>
        <button type="submit" className="sr" tabIndex={-1} aria-hidden="true">Fit to be read</button>
      </form>
    </Dialog>
  );
};
