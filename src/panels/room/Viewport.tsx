import { useEffect, useRef, type ReactElement, type ReactNode } from 'react';
import type { Timepoint } from '../../read';
import type { Side } from '../../viewer';
import { whenOf } from '../dates';
import type { ReadingRoomProps } from '../room-props';
import { SeriesMenu } from './SeriesMenu';
import { SliceBar } from './SliceBar';
import { TimepointMenu } from './TimepointMenu';
import { useView } from './use-view';
import { ViewportText } from './ViewportText';
import { ViewportTrouble } from './ViewportTrouble';

export interface ViewportProps extends Pick<ReadingRoomProps, 'read' | 'stage' | 'seriesOf' | 'cautionsOf' | 'levelOf' | 'intents' | 'session'> {
  readonly side: Side;
  readonly timepoint: Timepoint;
  /** The timepoint on the other side. */
  readonly other: Timepoint;
  readonly active: boolean;
  readonly children?: ReactNode;
}

const NAMES = { left: 'Baseline viewport', right: 'Current viewport' } as const;
/** The baseline is the baseline on either side; of two follow-ups the later one is the current one. */
const titleOf = (timepoint: Pick<Timepoint, 'index'>, other: Pick<Timepoint, 'index'>): string => (timepoint.index === 0 ? 'Baseline' : timepoint.index >= other.index ? 'Current' : 'Earlier');

/** A press on an image is reading, not answering: the keyboard goes back to the images, except from a question that stands on them. */
const leaveTheTable = (): void => {
  const focused = document.activeElement;
  if (focused instanceof HTMLElement && focused.closest('.pop') === null) focused.blur();
};

/** One of the two viewports: the viewer draws into it, the words on the image are drawn here. */
export const Viewport = ({ read, stage, seriesOf, cautionsOf, levelOf, intents, session, side, timepoint, other, active, children }: ViewportProps): ReactElement => {
  const canvas = useRef<HTMLDivElement>(null);
  const view = useView(stage, side);
  useEffect(() => (stage && canvas.current ? stage.mount(side, canvas.current) : undefined), [stage, side]);
  return (
    <section className={active ? 'vp active' : 'vp'} aria-label={NAMES[side]} data-status={view?.status ?? 'empty'} data-index={view?.index ?? 0} data-loaded={view?.loaded ?? 0} onPointerDownCapture={() => { if (!active) intents.activateSide(side); }}>
      <div className="vp-head">
        <h2>{titleOf(timepoint, other)}</h2>
        <TimepointMenu blinded={session.blinded ?? false} read={read} timepoint={timepoint} side={side} intents={intents}><b className="soft strong">{timepoint.label}</b><span className="date">&ensp;{whenOf(timepoint, session.blinded ?? false)}</span></TimepointMenu>
        <SeriesMenu series={seriesOf(timepoint.id)} shown={view?.series ?? null} choose={(key) => intents.chooseSeries(timepoint.id, key)} />
      </div>
      <div className="vp-image">
        <div className="vp-canvas" data-stage={side} ref={canvas} onPointerDownCapture={leaveTheTable} />
        {view && <ViewportText blinded={session.blinded ?? false} view={view} code={read.subject.code} timepoint={timepoint} cautions={cautionsOf?.(timepoint.id) ?? []} level={other.id === timepoint.id || timepoint.index === 0 ? null : (levelOf?.(other.id, timepoint.id) ?? null)} windowOf={session.aids?.windowOf ?? null} />}
        {view?.series && view.count > 1 && <SliceBar read={read} view={view} timepoint={timepoint} scrollTo={(index) => stage?.scrollTo(side, index)} />}
        <ViewportTrouble view={view} timepoint={timepoint} />
        {children}
      </div>
    </section>
  );
};
