import { useEffect, useRef, type FormEvent, type ReactElement } from 'react';
import type { ArchiveQuery, ArchiveScreenProps } from './archive-props';
import { Icon } from '../parts/Icon';

const FIELDS = [['patientId', 'Patient ID', 'text'], ['patientName', 'Name', 'text'], ['accessionNumber', 'Accession', 'text'], ['from', 'Studies from', 'date'], ['to', 'to', 'date']] as const;

const queryIn = (form: HTMLFormElement): ArchiveQuery => {
  const data = new FormData(form);
  const text = (name: string): string => {
    const value = data.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  return { patientId: text('patientId'), patientName: text('patientName'), accessionNumber: text('accessionNumber'), from: text('from'), to: text('to') };
};

/** What to look for. Enter searches, Arrow Down goes on into the list. */
export const SearchForm = ({ query, asking, search }: Pick<ArchiveScreenProps, 'query' | 'asking' | 'search'>): ReactElement => {
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    search(queryIn(event.currentTarget));
  };
  return (
    <form className="arch-search" onSubmit={submit} aria-label="Search the archive"
      onKeyDown={(event) => {
        if (event.key !== 'ArrowDown') return;
        event.preventDefault();
        document.querySelector<HTMLElement>('.arch-list .row-press')?.focus();
      }}>
      {FIELDS.map(([name, label, type], index) => (
        <label key={name} className={`f-${name}`}><span>{label}</span>
          <span className="field"><input ref={index === 0 ? first : undefined} name={name} type={type} defaultValue={query[name]} spellCheck={false} autoComplete="off" maxLength={64} /></span>
        </label>
      ))}
      <button type="submit" className="btn edge"><Icon name="find" />{asking ? 'Searching' : 'Search'}</button>
    </form>
  );
};
