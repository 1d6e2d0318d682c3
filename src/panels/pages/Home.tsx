import { useState, type ReactElement } from 'react';
import type { HomeProps } from '../pages-props';
import { Bar } from '../parts/Bar';
import { NoteLine } from '../parts/NoteLine';
import { ResearchStrip } from '../parts/ResearchStrip';
import { ArchiveBox } from '../archive/ArchiveBox';
import { DropZone } from './DropZone';
import { KeptHere } from './KeptHere';
import { OpenRead } from '../parts/OpenRead';
import { ReaderName } from './ReaderName';
import { RecentReads } from './RecentReads';
import { TeachingCases } from './TeachingCases';
import { TrialBox } from './TrialBox';
import { useDrop } from './use-drop';

/** Nothing is open: where a read begins, and what is kept here. */
export const Home = (props: HomeProps): ReactElement => {
  const { over, handlers } = useDrop(props.openDrop);
  const [now] = useState(() => new Date());
  return (
    <div className="page" {...handlers}>
      <ResearchStrip facts={[`Reader ${props.reader}`, 'Works without a network']} />
      <Bar goHome={null}><span className="push" /><OpenRead open={props.openRead} /></Bar>
      <main className="home">
        {props.message && <div className="told"><NoteLine note={props.message} /></div>}
        <div className="stack">
          <DropZone over={over} openFiles={props.openFiles} openSample={props.openSample} />
          {props.teaching && <TeachingCases {...props.teaching} />}
        </div>
        <div className="stack">
          <RecentReads recent={props.recent} now={now} resume={props.resume} forget={props.forget} forgetImages={props.forgetImages} {...(props.openCohort ? { openCohort: props.openCohort } : {})} />
          {props.archive && <ArchiveBox {...props.archive} />}
          {props.trial && <TrialBox {...props.trial} />}
          {props.space && <KeptHere space={props.space} reads={props.recent.length} setKeepImages={props.setKeepImages} />}
          <ReaderName key={props.reader} reader={props.reader} setReader={props.setReader} />
        </div>
      </main>
    </div>
  );
};
