import { useEffect, useRef, type ReactElement, type ReactNode } from 'react';
import type { Timepoint } from '../../read';
import type { Side } from '../../viewer';
import { fullDate } from '../dates';
import type { ReadingRoomProps } from '../room-props';
import { SeriesMenu } from './SeriesMenu';
import { SliceBar } from './SliceBar';
import { TimepointMenu } from './TimepointMenu';
import { useView } from './use-view';
import { ViewportText } from './ViewportText';
import { ViewportTrouble } from './ViewportTrouble';

export interface ViewportProps extends Pick<ReadingRoomProps, 'read' | 'stage' | 'seriesOf' | 'intents'> {
  readonly side: Side;
  readonly timepoint: Timepoint;
  readonly active: boolean;
  readonly children?: ReactNode;
}

const NAMES = { left: 'Baseline viewport', right: 'Current viewport' } as const;
const titleOf = (side: Side, timepoint: Timepoint): string => (timepoint.index === 0 ? 'Baseline' : side === 'right' ? 'Current' : 'Earlier');

/** One of the two viewports: the viewer draws into it, the words on the image are drawn here. */
export const Viewport = ({ read, stage, seriesOf, intents, side, timepoint, active, children }: ViewportProps): ReactElement => {
  const canvas = useRef<HTMLDivElement>(null);
  const view = useView(stage, side);
  useEffect(() => (stage && canvas.current ? stage.mount(side, canvas.current) : undefined), [stage, side]);
  return (
    <section className={active ? 'vp active' : 'vp'} aria-label={NAMES[side]} data-status={view?.status ?? 'empty'} data-index={view?.index ?? 0} data-loaded={view?.loaded ?? 0} onPointerDownCapture={() => { if (!active) intents.activateSide(side); }}>
      <div className="vp-head">
        <h2>{titleOf(side, timepoint)}</h2>
        <TimepointMenu read={read} timepoint={timepoint} side={side} intents={intents}><b className="soft strong">{timepoint.label}</b>&ensp;{fullDate(timepoint.date)}</TimepointMenu>
        <SeriesMenu series={seriesOf(timepoint.id)} shown={view?.series ?? null} choose={(key) => intents.chooseSeries(timepoint.id, key)} />
      </div>
      <div className="vp-image">
        <div className="vp-canvas" data-stage={side} ref={canvas} />
        {view && <ViewportText view={view} code={read.subject.code} timepoint={timepoint} />}
        {view?.series && view.count > 1 && <SliceBar read={read} view={view} timepoint={timepoint} scrollTo={(index) => stage?.scrollTo(side, index)} />}
        <ViewportTrouble view={view} timepoint={timepoint} />
        {children}
      </div>
    </section>
  );
};
