import { useState, type ReactElement } from 'react';
import type { Read } from '../../read';
import { Button } from '../parts/Button';
import { fullDate } from '../dates';
import { dateFault, type CourseDateName, type Seen } from './seen';

const DATES: readonly { readonly name: CourseDateName; readonly title: string; readonly what: string }[] = [
  { name: 'start', title: 'Start of treatment', what: 'PFS counts from here; else from the baseline scan' },
  { name: 'stop', title: 'End of treatment', what: 'for the time to treatment failure' },
  { name: 'death', title: 'Death', what: 'an event for PFS and DOR' },
];

/** Dates that no scan tells. They are kept among the clinical notes of the baseline. */
export const DateEntries = ({ seen, setDate }: { readonly seen: Seen; readonly setDate: (name: CourseDateName, date: string | null) => void }): ReactElement => (
  <section aria-label="Dates of the subject">
    <h3>Dates of the subject</h3>
    <div className="entries">
      {DATES.map(({ name, title, what }) => (
        <DateEntry key={`${name} ${seen.dates[name]}`} title={title} what={what} value={seen.dates[name]} fault={(date) => dateFault(seen.read, name, date)} set={(date) => setDate(name, date)} />
      ))}
    </div>
    <p className="muted">Kept among the clinical notes. An end of treatment or a death also gives the time to treatment failure.</p>
  </section>
);

interface DateEntryProps { readonly title: string; readonly what: string; readonly value: string | null; readonly fault: (date: string) => string | null; readonly set: (date: string | null) => void }

/** A date is taken when it is whole and the field is left, or Enter is pressed: half a year is no date. */
const DateEntry = ({ title, what, value, fault, set }: DateEntryProps): ReactElement => {
  const [text, setText] = useState(value ?? '');
  const wrong = text === '' ? null : fault(text);
  const take = (): void => { if (wrong === null && text !== (value ?? '')) set(text === '' ? null : text); };
  return (
    <label title={what}><span>{title}</span>
      <input className="box" type="date" value={text} max="9999-12-31" onChange={(event) => setText(event.currentTarget.value)} onBlur={take} onKeyDown={(event) => { if (event.key === 'Enter') take(); }} />
      {wrong !== null ? <small className="wrong" role="alert">{wrong}</small> : value !== null && <small className="muted">{fullDate(value)}</small>}
    </label>
  );
};

interface PriorEntryProps {
  readonly read: Read;
  readonly note: (prior: Read['prior']) => void;
}

/** A scan from before the baseline, for growth before treatment: its date and the sum of the same targets. */
export const PriorEntry = ({ read, note }: PriorEntryProps): ReactElement => {
  const { prior } = read;
  const baseline = read.timepoints[0]?.date ?? '';
  const [date, setDate] = useState(prior?.date ?? '');
  const [sum, setSum] = useState(prior ? String(prior.sumMm) : '');
  const sumMm = Number(sum.replace(',', '.'));
  const wrong = date !== '' && date >= baseline ? 'It must lie before the baseline scan.' : sum !== '' && !(sumMm > 0 && sumMm < 10_000) ? 'A sum in millimetres is asked for.' : null;
  const ready = date !== '' && sum !== '' && wrong === null && (date !== prior?.date || sumMm !== prior.sumMm);
  return (
    <section aria-label="Scan before the baseline">
      <h3>Scan before the baseline</h3>
      <form className="entries" onSubmit={(event) => { event.preventDefault(); if (ready) note({ date, sumMm }); }}>
        <label><span>Date</span><input className="box" type="date" max="9999-12-31" value={date} onChange={(event) => setDate(event.currentTarget.value)} /></label>
        <label><span>Sum of the same targets, mm</span><input className="box short" inputMode="decimal" value={sum} onChange={(event) => setSum(event.currentTarget.value)} /></label>
        <button type="submit" className="btn edge" disabled={!ready}>Note it</button>
        {prior && <Button label="Take it back" press={() => { setDate(''); setSum(''); note(null); }} />}
      </form>
      {wrong !== null ? <p className="wrong" role="alert">{wrong}</p> : <p className="muted">{prior ? 'Growth before treatment is counted from it.' : 'Without it most definitions of hyperprogression cannot be computed.'}</p>}
    </section>
  );
};
