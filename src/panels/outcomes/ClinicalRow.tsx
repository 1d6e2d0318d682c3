import type { ReactElement } from 'react';
import type { ClinicalItem } from '../../read';
import { Button } from '../parts/Button';
import { fieldOf, wanting } from './clinical';

export interface DraftItem {
  /** Tells two lines apart that say the same. */
  readonly key: number;
  readonly item: ClinicalItem;
}

interface ClinicalRowProps {
  readonly draft: DraftItem;
  readonly change: (item: ClinicalItem) => void;
  readonly remove: () => void;
}

/** One note: its value as the field asks for it, who says so, and when. */
export const ClinicalRow = ({ draft: { item }, change, remove }: ClinicalRowProps): ReactElement => {
  const field = fieldOf(item);
  const missing = wanting(item);
  const text = (label: string, value: string, key: 'name' | 'value' | 'source', className = 'box', placeholder = ''): ReactElement => (
    <input className={className} aria-label={`${label} of ${field.title}`} placeholder={placeholder} maxLength={400} value={value} onChange={(event) => change({ ...item, [key]: event.currentTarget.value })} />
  );
  return (
    <tr>
      <th scope="row">{field.name === null ? <span className="own-name">{field.title} {text('Name', item.name, 'name', 'box short', field.kind === 'marker' ? 'LDH' : 'name')}</span> : field.title}</th>
      <td>
        {field.values === 'date alone' ? <span className="faint">on the date</span> : typeof field.values === 'string' ? text('Value', item.value, 'value', 'box', field.values === 'number with unit' ? '310 U/L' : '') : (
          <span className="seg" role="group" aria-label={field.title}>
            {field.values.map((value) => <button key={value} type="button" aria-pressed={item.value === value} onClick={() => change({ ...item, value })}>{value}</button>)}
          </span>
        )}
        {missing !== null && <span className="faint wants"> needs {missing}</span>}
      </td>
      <td>{text('Source', item.source, 'source')}</td>
      <td><input className="box" type="date" aria-label={`Date of ${field.title}`} max="9999-12-31" value={item.date} onChange={(event) => change({ ...item, date: event.currentTarget.value })} /></td>
      <td><Button small iconOnly icon="cross" label={`Remove ${field.title}`} press={remove} /></td>
    </tr>
  );
};
