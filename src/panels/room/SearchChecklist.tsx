import type { ReactElement } from 'react';
import { SEARCH_SYSTEMS, type Read, type Timepoint } from '../../read';
import type { Side, Stage } from '../../viewer';
import { Icon } from '../parts/Icon';
import { partSeen } from './part-seen';
import { useView } from './use-view';

interface SearchChecklistProps {
  readonly read: Read;
  readonly timepoint: Timepoint;
  readonly stage: Stage | null;
  /** The side on which the timepoint is shown. */
  readonly side: Side;
  readonly toggle: (system: string) => void;
}

/** Which systems have been looked through at the current scan. Scrolling fills the boxes half; only the reader ticks. */
export const SearchChecklist = ({ read, timepoint, stage, side, toggle }: SearchChecklistProps): ReactElement => {
  const view = useView(stage, side);
  const done = read.searched.get(timepoint.id) ?? new Set<string>();
  const answered = SEARCH_SYSTEMS.filter((system) => done.has(system)).length;
  const part = view ? partSeen(view.seen, view.count) : 0;
  const percent = Math.floor(part * 100);
  return (
    <div className="search" role="group" aria-label={`Search checklist, ${timepoint.label}`} style={{ ['--seen' as string]: `${percent}%` }}>
      <b>Search</b>
      {SEARCH_SYSTEMS.map((system) => (
        <button key={system} type="button" role="checkbox" aria-checked={done.has(system)} className={done.has(system) ? 'sys done' : part > 0 ? 'sys todo part' : 'sys todo'}
          title={done.has(system) ? undefined : `${percent} % of the slices have been on screen (Y answers the next system)`} onClick={() => toggle(system)}>
          <span className="box">{done.has(system) && <Icon name="tick" />}</span>{system}
        </button>
      ))}
      <span className="end faint wide-only">{percent} % seen, {answered} of {SEARCH_SYSTEMS.length}</span>
    </div>
  );
};
