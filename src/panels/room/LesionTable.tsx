import { useEffect, useRef, type ReactElement } from 'react';
import type { Assessment } from '../../irecist';
import type { LesionRole, Read } from '../../read';
import type { RoomIntents, RoomSession } from '../room-props';
import { LesionRow } from './LesionRow';
import { aidOn, labelOn } from './aid-on';
import { isBegun, responseAt, type Moment } from './moment';
import { SumRows } from './SumRows';

export interface LesionTableProps {
  readonly read: Read;
  readonly assessment: Assessment | null;
  readonly session: RoomSession;
  readonly moment: Moment;
  readonly intents: RoomIntents;
}

const NOTHING_YET: Readonly<Record<LesionRole, string>> = { target: 'none drawn yet', 'non-target': 'none yet', new: 'none' };

/** Scrolls the table sideways, and only sideways, until the column can be read beside the names. */
const bringIntoSight = (column: HTMLElement): void => {
  const box = column.closest('.scroll');
  const names = column.parentElement?.firstElementChild;
  if (!box || !names) return;
  const { left, right } = column.getBoundingClientRect();
  // The baseline and the current column stay in sight by themselves: what scrolls lies between them.
  const edge = names.nextElementSibling?.getBoundingClientRect().right ?? names.getBoundingClientRect().right;
  const follows = column.nextElementSibling?.classList.contains('cur') ?? false;
  const end = (column.parentElement?.lastElementChild?.getBoundingClientRect().left ?? box.getBoundingClientRect().right) - (follows ? column.offsetWidth : 0);
  if (left < edge) box.scrollLeft -= edge - left;
  else if (right > end) box.scrollLeft += right - end;
};

/** Every lesion through time: one row each, one column per timepoint, the sum under the targets. */
export const LesionTable = (props: LesionTableProps): ReactElement => {
  const { read, assessment, moment } = props;
  const { current } = moment;
  const head = useRef<HTMLTableCellElement>(null);
  const begun = read.timepoints.map((timepoint) => isBegun(read, timepoint.id));
  useEffect(() => { if (head.current) bringIntoSight(head.current); }, [current.id, read.timepoints.length]);
  // The scan before the current one is what the eye goes back to; at the baseline the one after it.
  const beside = current.index > 1 ? current.index - 1 : current.index + 1;
  const span = read.timepoints.length + 2;
  const since = responseAt(assessment, current)?.nadirTimepoint ?? null;
  const rows = (role: LesionRole): readonly ReactElement[] =>
    read.lesions.filter((lesion) => lesion.role === role).map((lesion) => <LesionRow key={lesion.id} {...props} lesion={lesion} begun={begun} />);
  const group = (role: LesionRole, title: string, empty: string): ReactElement => (
    <tbody>
      <tr className="grp"><th colSpan={span} scope="colgroup"><span>{title}</span></th></tr>
      {read.lesions.some((lesion) => lesion.role === role) ? rows(role) : <tr className="none"><td colSpan={span}><span>{empty}</span></td></tr>}
    </tbody>
  );
  return (
    <table className="lesions" aria-label="Lesions" style={{ ['--columns' as string]: read.timepoints.length }}>
      <colgroup><col className="c-id" />{read.timepoints.map(({ id }) => <col key={id} className="c-v" />)}<col className="c-d" /></colgroup>
      <thead>
        <tr>
          <th scope="col">Targets, mm</th>
          {read.timepoints.map((timepoint) => (
            <th key={timepoint.id} scope="col" ref={timepoint.index === beside ? head : null} className={[timepoint.index === 0 ? 'stays-first' : '', timepoint.id === current.id ? 'cur stays' : ''].filter(Boolean).join(' ') || undefined} aria-current={timepoint.id === current.id ? 'true' : undefined}>{timepoint.label}</th>
          ))}
          <th scope="col" title={since ? `Change from ${since}, the nadir` : 'Change from the nadir'}>Δ nadir</th>
        </tr>
      </thead>
      <tbody>
        {rows('target')}
        {!read.lesions.some((lesion) => lesion.role === 'target') && <tr className="none"><td colSpan={span}><span>{NOTHING_YET.target}</span></td></tr>}
        <SumRows read={read} responses={assessment?.timepoints ?? null} begun={begun} current={current.index} sure={aidOn(props, 'repeatability') && labelOn(props, current.id)} />
      </tbody>
      {group('non-target', 'Non-targets', NOTHING_YET['non-target'])}
      {group('new', 'New lesions', current.index === 0 && !begun.some((one, index) => one && index > 0) ? 'from the first follow-up on' : NOTHING_YET.new)}
    </table>
  );
};
