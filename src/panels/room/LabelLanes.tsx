import type { ReactElement } from 'react';
import type { ConfirmationWindow, TimepointResponse } from '../../irecist';
import type { Timepoint } from '../../read';
import { Badge } from '../parts/Badge';
import { Icon } from '../parts/Icon';
import { shortDate } from '../dates';
import { windowState, windowWords, type LaterScan } from './confirmation';
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
  readonly lanes: 'both' | 'recist11';
  readonly ownCount: boolean;
}

/** About how wide a label is, percent of the lane. */
const BADGE = 9;

/** RECIST 1.1 and iRECIST, one lane each, badges at the days of their scans. */
export const LabelLanes = ({ responses, begun, timepoints, scale, confirmation, dayOf, today, lanes, ownCount }: LabelLanesProps): ReactElement => {
  const labels = laneLabels(responses, begun, ownCount);
  const what = labels.map((one) => (one ? `${one.recist11} ${one.irecist}` : '')).join();
  const upper = useSpread(what);
  const lower = useSpread(what);
  const x = (index: number): number => scale.x(timepoints[index]?.day ?? 0);
  const span = confirmation ? { from: scale.x(dayOf(confirmation.opens)), to: scale.x(dayOf(confirmation.closes)) } : { from: 0, to: 0 };
  const since = confirmation?.since ?? '';
  const scans = timepoints.filter(({ date }) => date > since).map(({ label, date, index }): LaterScan => ({ label, date, state: !begun[index] ? 'not-read' : (responses[index]?.unanswered.length ?? 0) > 0 ? 'draft' : 'complete' }));
  const asked = scans.some(({ date }) => confirmation && date >= confirmation.opens) ? null : today;
  const onlyBaseline = labels.every((one) => one === null);
  return (
    <>
      <span className="lab l">RECIST 1.1</span>
      <div className="track l1" ref={upper}>
        {onlyBaseline && <span className="lane-badge first" style={{ ['--x' as string]: x(0) }}>baseline</span>}
        {labels.map((one, index) => one && (
          <span key={index} className="lane-badge" data-at={x(index)} style={{ ['--x' as string]: x(index) }}>
            <Badge response={one.recist11} afterPd={one.afterPd} /><Own label={one.chosen?.recist11 ?? null} reason={one.chosen?.reason ?? ''} />{one.firstPd && <Stop goesOn={lanes === 'both'} />}
          </span>
        ))}
      </div>
      {lanes === 'both' && <span className="lab i2">iRECIST</span>}
      {lanes === 'both' && <div className="track l2" ref={lower}>
        {onlyBaseline && <span className="lane-badge first" style={{ ['--x' as string]: x(0) }}>baseline</span>}
        {confirmation && <Window confirmation={confirmation} {...span} today={asked} words={windowWords(confirmation, scans, today)} taken={labels.some((one, index) => one && x(index) + BADGE > span.from && x(index) < span.to)} />}
        {labels.map((one, index) => one && (
          <span key={index} className="lane-badge" data-at={x(index)} style={{ ['--x' as string]: x(index) }}><Badge response={one.irecist} again={one.again} /><Own label={one.chosen?.irecist ?? null} reason={one.chosen?.reason ?? ''} /></span>
        ))}
      </div>}
    </>
  );
};

/** Where RECIST 1.1 ends the imaging of a subject; iRECIST goes on. */
const Stop = ({ goesOn }: { readonly goesOn: boolean }): ReactElement => (
  <>
    {goesOn && <i className="stop-tick" aria-hidden="true" />}
    <span className="stop" title={goesOn ? 'First PD: RECIST 1.1 would stop here, iRECIST goes on' : 'First PD'}>{goesOn ? <>first PD<span className="mid-only inline">: RECIST 1.1 would stop</span></> : 'first PD'}</span>
  </>
);

/** The label that the reader set, beside the computed one. */
const Own = ({ label, reason }: { readonly label: string | null; readonly reason: string }): ReactElement | null =>
  (label === null ? null : <span className="own" title={`The reader set ${label}: ${reason}`}><Icon name="pencil" />{label}</span>);

interface WindowProps {
  readonly confirmation: ConfirmationWindow;
  readonly from: number;
  readonly to: number;
  readonly words: string | null;
  readonly today: string | null;
  /** A label stands in it: the words give way, and are said by the response card. */
  readonly taken: boolean;
}

const Window = ({ confirmation, from, to, words, today, taken }: WindowProps): ReactElement => {
  const state = today ? windowState(confirmation, today).kind : 'not-open';
  const dates = `${shortDate(confirmation.opens)} – ${shortDate(confirmation.closes)}`;
  const style = { ['--x' as string]: from, ['--w' as string]: to - from };
  return (
    <>
      <span className={`window ${state}`} style={style} title={`Confirmation window ${dates}`} />
      {!taken && <span className="window-text" style={style} title={`Confirmation window ${dates}`}><span>{words ?? <><span className="mid-only inline long">confirm </span>{dates}</>}</span></span>}
    </>
  );
};
