import type { ReactElement } from 'react';
import type { ConfirmationWindow, TimepointResponse } from '../../irecist';
import type { Timepoint } from '../../read';
import { Badge } from '../parts/Badge';
import { shortDate } from '../dates';
import { counted } from '../numbers';
import { windowState } from './confirmation';
import { laneLabels } from './lanes';
import type { TimeScale } from './timeline-scale';
import { useSpread } from './use-spread';

interface LabelLanesProps {
  readonly responses: readonly TimepointResponse[];
  readonly begun: readonly boolean[];
  readonly timepoints: readonly Timepoint[];
  readonly scale: TimeScale;
  readonly confirmation: ConfirmationWindow | null;
  readonly dayOf: (date: string) => number;
  readonly today: string | null;
}

/** RECIST 1.1 and iRECIST, one lane each, badges at the days of their scans. */
export const LabelLanes = ({ responses, begun, timepoints, scale, confirmation, dayOf, today }: LabelLanesProps): ReactElement => {
  const labels = laneLabels(responses, begun);
  const what = labels.map((one) => (one ? one.recist11 + one.irecist : '')).join();
  const upper = useSpread(what);
  const lower = useSpread(what);
  const x = (index: number): number => scale.x(timepoints[index]?.day ?? 0);
  const onlyBaseline = labels.every((one) => one === null);
  return (
    <>
      <span className="lab l">RECIST 1.1</span>
      <div className="track l1" ref={upper}>
        {onlyBaseline && <span className="lane-badge first" style={{ ['--x' as string]: x(0) }}>baseline</span>}
        {labels.map((one, index) => one && (
          <span key={index} className="lane-badge" data-at={x(index)} style={{ ['--x' as string]: x(index) }}>
            <Badge response={one.recist11} afterPd={one.afterPd} />{one.firstPd && <span className="stop">first PD</span>}
          </span>
        ))}
      </div>
      <span className="lab i2">iRECIST</span>
      <div className="track l2" ref={lower}>
        {onlyBaseline && <span className="lane-badge first" style={{ ['--x' as string]: x(0) }}>baseline</span>}
        {confirmation && <Window confirmation={confirmation} from={scale.x(dayOf(confirmation.opens))} to={scale.x(dayOf(confirmation.closes))} today={today} />}
        {labels.map((one, index) => one && (
          <span key={index} className="lane-badge" data-at={x(index)} style={{ ['--x' as string]: x(index) }}><Badge response={one.irecist} again={one.again} /></span>
        ))}
      </div>
    </>
  );
};

const Window = ({ confirmation, from, to, today }: { readonly confirmation: ConfirmationWindow; readonly from: number; readonly to: number; readonly today: string | null }): ReactElement => {
  const state = today ? windowState(confirmation, today) : null;
  const dates = `${shortDate(confirmation.opens)} – ${shortDate(confirmation.closes)}`;
  const words = state?.kind === 'open' ? `open, ${counted(state.days, 'day')} left` : state?.kind === 'overdue' && state.days <= 365 ? `overdue by ${counted(state.days, 'day')}` : null;
  const style = { ['--x' as string]: from, ['--w' as string]: to - from };
  return (
    <>
      <span className={`window ${state?.kind ?? 'not-open'}`} style={style} />
      <span className="window-text" style={style} title={`Confirmation window ${dates}`}><span>{words ?? <><span className="mid-only inline">confirm </span>{dates}</>}</span></span>
    </>
  );
};
