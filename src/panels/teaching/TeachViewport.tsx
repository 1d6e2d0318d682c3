import { useEffect, useRef, type ReactElement } from 'react';
import type { Side, Stage } from '../../viewer';
import { fullDate } from '../dates';
import { useView } from '../room/use-view';
import { ViewportText } from '../room/ViewportText';
import { SliceBar } from '../room/SliceBar';
import { scanInWords, timepointOf } from './lesson-view';
import type { TeachingIntents, TeachingScan, TeachingSession, TeachingStory } from './teaching-props';

interface TeachViewportProps {
  readonly side: Side;
  readonly scan: TeachingScan;
  readonly story: TeachingStory;
  readonly session: TeachingSession;
  readonly stage: Stage | null;
  readonly intents: TeachingIntents;
  /** The lesion in the table that is looked at: "T1 Liver S7". */
  readonly looking: string;
}

/** One scan of the lesson. The words on the image are those of the reading room; a person's name never is among them. */
export const TeachViewport = ({ side, scan, story, session, stage, intents, looking }: TeachViewportProps): ReactElement => {
  const canvas = useRef<HTMLDivElement>(null);
  const view = useView(stage, side);
  useEffect(() => (stage && canvas.current ? stage.mount(side, canvas.current) : undefined), [stage, side]);
  const timepoint = timepointOf(story, scan);
  const rendered = session.rendered[scan.label];
  const waiting = rendered ? rendered.done < rendered.total : false;
  const words = scanInWords(scan.label);
  return (
    <section className={session.activeSide === side ? 'vp active te-vp' : 'vp te-vp'} aria-label={side === 'left' ? 'Earlier viewport' : 'Current viewport'} data-status={view?.status ?? 'empty'} data-index={view?.index ?? 0} data-count={view?.count ?? 0}
      onPointerDownCapture={() => { if (session.activeSide !== side) intents.activateSide(side); }}>
      <div className="vp-head"><h2>{words}</h2><span>{words === scan.label ? '' : `${scan.label}, `}{fullDate(scan.date)}</span><span className="push te-looking">{looking}</span></div>
      <div className="vp-image">
        <div className="vp-canvas" data-stage={side} ref={canvas} />
        {view && <ViewportText view={view} code={story.card.name} timepoint={timepoint} cautions={[]} level={null} windowOf={null} />}
        {view?.series && view.count > 1 && <SliceBar read={session.student} view={view} timepoint={timepoint} scrollTo={(index) => stage?.scrollTo(side, index)} />}
        {(waiting || !view?.series) && (
          <p className="te-render" role="status"><span>{rendered ? `Rendering ${scan.label}, ${rendered.done} of ${rendered.total} slices` : `${scan.label} is being rendered`}</span>{rendered && <i style={{ width: `${(100 * rendered.done) / rendered.total}%` }} />}</p>
        )}
      </div>
    </section>
  );
};
