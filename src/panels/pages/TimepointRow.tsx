import { useState, type ReactElement } from 'react';
import type { LoadingProps, ProposedTimepoint } from '../pages-props';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { Menu, type MenuLine } from '../parts/Menu';
import { grouped } from './amounts';
import { Grip } from './Grip';
import { whyLine } from './proposal';
import { seriesChoices, seriesName } from './series-name';
import { TimepointDate } from './TimepointDate';

export interface TimepointRowProps {
  readonly subjectKey: string;
  readonly timepoint: ProposedTimepoint;
  /** The others of the subject, in order. */
  readonly others: readonly ProposedTimepoint[];
  readonly first: boolean;
  readonly last: boolean;
  readonly dayLine: string;
  readonly intents: Pick<LoadingProps, 'rename' | 'redate' | 'chooseSeries' | 'move' | 'setExcluded' | 'merge' | 'separate'>;
}

/** One proposed timepoint; everything about it can be changed before the read begins. */
export const TimepointRow = ({ subjectKey, timepoint, others, first, last, dayLine, intents }: TimepointRowProps): ReactElement => {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [merging, setMerging] = useState(false);
  const [dating, setDating] = useState(false);
  const { id, label, excluded } = timepoint;
  const close = (): void => { setAnchor(null); setMerging(false); };
  const move = (by: 1 | -1): void => intents.move(subjectKey, id, by);
  const chosen = timepoint.candidates.find((series) => series.key === timepoint.seriesKey);
  const lines: readonly MenuLine[] = merging
    ? others.map((other) => ({ label: `${other.label}${other.date === null ? '' : `, ${other.date}`}`, press: () => intents.merge(subjectKey, id, other.id) }))
    : [
      { label: 'Move up', disabled: first, press: () => move(-1) },
      { label: 'Move down', disabled: last, press: () => move(1) },
      { label: 'Change the date', disabled: dating, press: () => setDating(true) },
      { label: 'Merge with …', disabled: others.length === 0, leads: true, press: () => setMerging(true) },
      ...(timepoint.merged.length > 0 ? [{ label: 'Take apart again', press: () => intents.separate(subjectKey, id) }] : []),
      'rule',
      { label: excluded ? 'Include' : 'Leave out', press: () => intents.setExcluded(subjectKey, id, !excluded) },
    ];
  return (
    <tr className={excluded ? 'out' : ''} data-timepoint={id}>
      <td><Grip label={label} move={move} /></td>
      <td><input className="box" aria-label={`Name of ${label}`} value={label} maxLength={24} spellCheck={false} autoComplete="off" onChange={(event) => intents.rename(subjectKey, id, event.currentTarget.value)} /></td>
      <td className="nowrap"><TimepointDate label={label} date={timepoint.date} line={dayLine} open={dating} redate={(date) => intents.redate(subjectKey, id, date)} /></td>
      <td>
        {timepoint.candidates.length === 0 ? <span className="muted">No series to read</span> : (
          <span className="choose">
            <select aria-label={`Series for ${label}`} title={chosen && seriesName(chosen)} value={timepoint.seriesKey ?? ''} onChange={(event) => intents.chooseSeries(subjectKey, id, event.currentTarget.value)}>
              {timepoint.seriesKey === null && <option value="">Choose a series</option>}
              {seriesChoices(timepoint.candidates, timepoint.seriesKey).map(({ key, text }) => <option key={key} value={key}>{text}</option>)}
            </select>
            <Icon name="down" />
          </span>
        )}
      </td>
      <td className="opt-col"><span className="whyline">{whyLine(timepoint)}</span></td>
      <td className="num muted opt-col">{chosen ? grouped(chosen.slices.length) : ''}</td>
      <td>
        <Button small iconOnly icon="more" label={`More for ${label}`} expanded={anchor !== null} press={(event) => setAnchor(anchor ? null : event.currentTarget)} />
        {anchor && <Menu anchor={anchor} label={`More for ${label}`} lines={lines} close={close} back={merging ? () => setMerging(false) : undefined} head={merging ? `Merge ${label} with` : undefined} />}
      </td>
    </tr>
  );
};
