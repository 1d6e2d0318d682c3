import type { ReactElement } from 'react';
import type { Timepoint } from '../../read';
import { Icon } from '../parts/Icon';
import type { ReadingRoomProps } from '../room-props';
import { shortDate, whenOf } from '../dates';
import { counted } from '../numbers';
import { ClinicalStrip } from './ClinicalStrip';
import { labelOn } from './aid-on';
import { LabelLanes } from './LabelLanes';
import { lanesOf, ownLabelsCount } from './lanes';
import { isBegun, type Moment } from './moment';
import { SumPlotView } from './SumPlotView';
import { timeScale } from './timeline-scale';
import { useSpread } from './use-spread';

type TimelineProps = Pick<ReadingRoomProps, 'read' | 'assessment' | 'session' | 'intents' | 'today'> & { readonly moment: Moment };

/** The strip on top: timepoints, the sum with its moving bar, both lanes of labels, the confirmation window; all on one time axis. */
export const Timeline = ({ read, assessment, session, intents, today, moment }: TimelineProps): ReactElement => {
  const responses = assessment?.timepoints ?? [];
  const lanes = lanesOf(read);
  const begun = read.timepoints.map((timepoint) => isBegun(read, timepoint.id));
  const lastBegun = begun.lastIndexOf(true);
  const labelled = read.timepoints.map(({ id }, index) => (begun[index] ?? false) && labelOn({ read, session }, id));
  const ownCount = ownLabelsCount(read);
  const last = responses[lastBegun];
  const answered = ownCount && last?.chosen?.irecist && last.chosen.irecist !== 'iUPD' && last.chosen.irecist !== 'NE';
  const confirmation = labelled[lastBegun] && !answered ? (last?.confirmation ?? null) : null;
  const since = confirmation && read.timepoints.find((timepoint) => timepoint.date === confirmation.since);
  const dayOf = (date: string): number => (since && confirmation ? since.day + daysFrom(confirmation.since, date) : 0);
  const scale = timeScale(read.timepoints.map(({ day }) => day), confirmation ? dayOf(confirmation.closes) : null);
  const targets = read.lesions.filter((lesion) => lesion.role === 'target').length;
  const rail = useSpread(`${read.timepoints.map(({ label, date }) => label + date).join()} ${moment.left.id} ${moment.right.id} ${begun.join()}`);
  return (
    <section className={session.labelHidden ? 'time no-lanes' : lanes === 'both' ? 'time' : 'time one-lane'} aria-label="Timeline">
      <span className="lab">Timepoints</span>
      <div className="track rail" role="list" aria-label="Timepoints" ref={rail}>
        {read.timepoints.map((timepoint) => (
          <TimepointButton key={timepoint.id} blinded={session.blinded ?? false} timepoint={timepoint} moment={moment} x={scale.x(timepoint.day)}
            state={read.signed.has(timepoint.id) ? 'signed' : read.reopened.has(timepoint.id) ? 'stale' : !begun[timepoint.index] ? 'not-read' : (responses[timepoint.index]?.unanswered.length ?? 1) > 0 ? 'draft' : 'complete'}
            show={(side) => intents.showTimepoint(timepoint.id, side)} />
        ))}
      </div>
      {!session.labelHidden && (
        <>
      <span className="lab p">Sum, mm{targets > 0 && begun.some((one, index) => one && index > 0) && <small>{counted(targets, 'target')}</small>}<button type="button" className="lk" title="Plots of this read: the sum with its bars, each lesion, new lesions" onClick={() => intents.openSheet('plots')}>Plots</button></span>
      <SumPlotView responses={responses} begun={begun} days={read.timepoints.map(({ day }) => day)} scale={scale} targets={targets} />
        </>
      )}
      {!session.labelHidden && <LabelLanes responses={responses} begun={labelled} timepoints={read.timepoints} scale={scale} confirmation={confirmation} dayOf={dayOf} today={today ?? null} lanes={lanes} ownCount={ownCount} />}
      <ClinicalStrip read={read} scale={scale} intents={intents} />
    </section>
  );
};

const daysFrom = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

const STATE_WORDS = { 'not-read': 'not read', draft: 'draft', complete: 'complete', signed: 'signed, read-only', stale: 'to sign again' } as const;

interface TimepointButtonProps {
  readonly timepoint: Timepoint;
  readonly moment: Moment;
  readonly x: number;
  readonly state: keyof typeof STATE_WORDS;
  readonly blinded: boolean;
  readonly show: (side: 'left' | 'right') => void;
}

const TimepointButton = ({ timepoint, moment, x, state, blinded, show }: TimepointButtonProps): ReactElement => {
  const onLeft = moment.left.id === timepoint.id;
  const onRight = moment.right.id === timepoint.id;
  const side = onLeft && onRight ? 'both' : onLeft ? 'left' : onRight ? 'right' : null;
  const current = moment.current.id === timepoint.id;
  const classes = ['tp', state === 'complete' || state === 'signed' ? 'complete' : '', side ? 'shown' : '', current ? 'cur' : ''].filter(Boolean).join(' ');
  return (
    <div role="listitem" className="at" data-at={x} style={{ ['--x' as string]: x }}>
      <button type="button" className={classes} aria-current={current ? 'true' : undefined} title={`${timepoint.label}, ${STATE_WORDS[state]}. Click: right viewport, Shift and click: left viewport`}
        onClick={(event) => show(event.shiftKey ? 'left' : 'right')}>
        <span className="dot" /><b>{timepoint.label}</b><span className="when">{whenOf(timepoint, blinded, shortDate)}</span>
        {side && <span className="side">{side}</span>}
        {(state === 'draft' || state === 'stale') && <Icon name="pencil" />}
        {state === 'signed' && <Icon name="lock" />}
        {state !== 'complete' && state !== 'signed' && <span className="state">{STATE_WORDS[state]}</span>}
        {timepoint.symptomDriven && <span className="state">for a symptom</span>}
      </button>
    </div>
  );
};
