import { useState, type ReactElement } from 'react';
import { fullDate } from '../dates';

const MIN = '1970-01-01';
const MAX = '2199-12-31';

export interface TimepointDateProps {
  readonly label: string;
  readonly date: string | null;
  readonly line: string;
  /** Shown as a field, to be changed. */
  readonly open: boolean;
  readonly redate: (date: string) => void;
}

/** The date as the files have it; a field where they have none, or where the reader wants another. */
export const TimepointDate = ({ label, date, line, open, redate }: TimepointDateProps): ReactElement => {
  const [missing] = useState(date === null);
  const field = missing || open || date === null;
  return (
    <>
      {field
        ? <input className="box date" type="date" aria-label={`Date of ${label}`} defaultValue={date ?? ''} min={MIN} max={MAX} required
          onChange={({ currentTarget: { value } }) => { if (value >= MIN && value <= MAX) redate(value); }} />
        : fullDate(date)}
      {line !== '' && <div className="whyline">{line}</div>}
    </>
  );
};
