import { lazy, Suspense, useEffect, type ReactElement } from 'react';
import { Bar } from '../parts/Bar';
import { Button } from '../parts/Button';
import { Kbd } from '../parts/Kbd';
import { ResearchStrip } from '../parts/ResearchStrip';
import { shortSite } from '../room/short-site';
import '../styles/teaching.css';
import { ClassAnswers } from './ClassAnswers';
import { Foot } from './Foot';
import { Lanes } from './Lanes';
import { answered, lessonMoment, scanInWords, type LessonMoment } from './lesson-view';
import { LessonKeys } from './LessonKeys';
import { Mistakes } from './Mistakes';
import { Predict } from './Predict';
import { Quiz } from './Quiz';
import { Revealed } from './Revealed';
import { Shelf } from './Shelf';
import { TeachViewport } from './TeachViewport';
import type { TeachingProps, TeachingSession, TeachingStory } from './teaching-props';

const PlainSheet = lazy(async () => ({ default: (await import('../plain/PlainSheet')).PlainSheet }));

/** Teaching: the shelf of cases, or the lesson that is on. */
export const TeachingScreen = (props: TeachingProps): ReactElement => {
  const { story, session } = props;
  if (!story || !session) return <Shelf shelf={props.shelf} problem={props.problem} intents={props.intents} />;
  const moment = lessonMoment(story, session);
  return moment ? <Lesson {...props} story={story} session={session} moment={moment} /> : <Shelf shelf={props.shelf} problem="It has no scans." intents={props.intents} />;
};

interface LessonProps extends TeachingProps {
  readonly story: TeachingStory;
  readonly session: TeachingSession;
  readonly moment: LessonMoment;
}

/** Everything is sized in rem: a lecture hall reads the same page a quarter larger. */
const useProjector = (on: boolean): void => {
  useEffect(() => {
    document.documentElement.style.fontSize = on ? '125%' : '';
    return () => { document.documentElement.style.fontSize = ''; };
  }, [on]);
};

const Lesson = (props: LessonProps): ReactElement => {
  const { story, session, moment, stage, intents } = props;
  useProjector(session.projector);
  const lesion = story.expert.lesions.find(({ id }) => id === session.selected);
  const looking = lesion ? `${lesion.name} ${lesion.site ? shortSite(lesion.site.label) : ''}` : '';
  const said = answered(moment.answers);
  const ever = session.revealed.size > 0;
  const lost = story.scans.slice(session.step + 1).map(({ label }) => label);
  return (
    <div className={`teach${session.projector ? ' projector' : ''}${session.stopped ? ' stopped' : ''}`}>
      <ResearchStrip facts={[story.images, 'Works without a network']} />
      <Bar goHome={intents.goHome}>
        <span className="sep" /><Button label="Teaching" title="All cases" press={intents.leave} />
        <h1 className="te-title">{story.card.name}</h1><span className="muted ell te-about">{story.card.about}</span>
        <span className="push" />
        <button type="button" className="btn" onClick={() => intents.openSheet('class')}><span>Class{session.classSize > 0 ? <>, <b>{said}</b> of {session.classSize} answered</> : said > 0 ? <>, <b>{said}</b> answered</> : ''}</span></button>
        {ever && <Button kind="edge" label="Results CSV" press={intents.saveResults} />}
        <Button kind="edge" label="Projector" keys={['V']} pressed={session.projector} press={intents.toggleProjector} />
        <button type="button" className="btn" aria-label="Keys" onClick={() => intents.openSheet('keys')}><Kbd cap="?" /></button>
      </Bar>
      <div className="te-room">
        <main className={moment.right ? 'te-stage' : 'te-stage alone'}>
          <TeachViewport side="left" scan={moment.left} story={story} session={session} stage={stage} intents={intents} looking={looking} />
          {moment.right && <TeachViewport side="right" scan={moment.right} story={story} session={session} stage={stage} intents={intents} looking={looking} />}
          {session.note !== null && <p className="te-note" role="status">{session.note}</p>}
          <Lanes story={story} session={session} intents={intents} />
          {session.stopped && (
            <div className="te-gone" role="note"><b>{scanInWords(moment.scan.label)} was the last scan.</b><span>RECIST 1.1 called PD. {lost.length < 2 ? lost.join('') : `${lost.slice(0, -1).join(', ')} and ${lost.at(-1) ?? ''}`} {lost.length === 1 ? 'does' : 'do'} not exist in this version of the story.</span>
              <button type="button" className="btn edge" onClick={intents.toggleStopped}>Bring {lost.length === 1 ? 'it' : 'them'} back <Kbd cap="K" /></button></div>
          )}
        </main>
        <aside className="te-side" aria-label="Lesson">
          <div className="te-scroll">{moment.revealed ? <Revealed {...props} /> : <Predict {...props} />}</div>
          <Foot session={session} moment={moment} intents={intents} />
        </aside>
      </div>
      <Sheet {...props} />
    </div>
  );
};

const Sheet = ({ story, session, moment, intents }: LessonProps): ReactElement | null => {
  switch (session.sheet) {
    case 'mistakes': return <Mistakes story={story} session={session} close={intents.closeSheet} />;
    case 'quiz': return <Quiz story={story} session={session} intents={intents} />;
    case 'class': return <ClassAnswers story={story} session={session} moment={moment} intents={intents} />;
    case 'keys': return <LessonKeys close={intents.closeSheet} />;
    // Plain words say the label: they wait for it as it does.
    case 'plain': return moment.revealed ? <Suspense fallback={null}><PlainSheet read={story.expert} assessment={story.assessment} at={moment.scan.label} caseName={story.card.name} madeUp close={intents.closeSheet} /></Suspense> : null;
    case null: return null;
  }
};
