import type { ReactElement } from 'react';
import type { Read, Timepoint } from '../../read';
import { Icon } from '../parts/Icon';
import { SEARCH_SYSTEMS } from './search-systems';

interface SearchChecklistProps {
  readonly read: Read;
  readonly timepoint: Timepoint;
  readonly toggle: (system: string) => void;
}

/** Which systems have been looked through at the current scan. Only the reader ticks. */
export const SearchChecklist = ({ read, timepoint, toggle }: SearchChecklistProps): ReactElement => {
  const done = read.searched.get(timepoint.id) ?? new Set<string>();
  const answered = SEARCH_SYSTEMS.filter((system) => done.has(system)).length;
  return (
    <div className="search" role="group" aria-label={`Search checklist, ${timepoint.label}`}>
      <b>Search</b>
      {SEARCH_SYSTEMS.map((system) => (
        <button key={system} type="button" role="checkbox" aria-checked={done.has(system)} className={done.has(system) ? 'sys done' : 'sys todo'} onClick={() => toggle(system)}>
          <span className="box">{done.has(system) && <Icon name="tick" />}</span>{system}
        </button>
      ))}
      <span className="end faint wide-only">{answered} of {SEARCH_SYSTEMS.length} answered</span>
    </div>
  );
};
