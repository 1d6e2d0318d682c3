import { useEffect, type ReactElement } from 'react';
import type { LoadingProps } from '../pages-props';
import { Bar } from '../parts/Bar';
import { ResearchStrip } from '../parts/ResearchStrip';
import { TEXTS } from '../texts';
import { CharterLine } from './CharterLine';
import { LoadProblems } from './LoadProblems';
import { NothingToRead } from './NothingToRead';
import { OpenRead } from '../parts/OpenRead';
import { ProgressHead } from './ProgressHead';
import { hindrance } from './proposal';
import { SubjectCard } from './SubjectCard';
import { useDrop } from './use-drop';

/** Fields, buttons and menus have Enter and Esc to themselves. */
const hasItsOwn = (target: EventTarget | null): boolean => target instanceof Element && target.closest('button, input, select, summary, [role="menu"], dialog') !== null;

/** A drop is being read: what it holds, what is wrong with it, and the timepoints that it suggests. */
export const Loading = (props: LoadingProps): ReactElement => {
  const { library, proposals, done, progress } = props;
  const { over, handlers } = useDrop(props.addDrop);
  // Enter belongs to the first subject alone: what it does never jumps to another person.
  const [first] = proposals;
  const ready = done && first && (first.existingRead !== null || hindrance(first) === null) ? first : null;
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === 'Escape' && !done) {
        event.preventDefault();
        props.cancel();
      } else if (event.key === 'Enter' && ready && !hasItsOwn(event.target)) {
        event.preventDefault();
        if (ready.existingRead !== null) props.resume(ready.subject.key, ready.existingRead);
        else props.read(ready.subject.key);
      }
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  });
  return (
    <div className="page" {...handlers}>
      <ResearchStrip facts={[`Reader ${props.reader}`, TEXTS.local]} />
      <Bar goHome={props.goHome}><span className="sep" /><span className="soft">{props.from === 'archive' ? 'Opening from the archive' : 'Opening a drop'}</span><span className="push" /><OpenRead open={props.openRead} /></Bar>
      <main className={over ? 'load over' : 'load'}>
        <ProgressHead progress={progress} done={done} subjects={library.subjects.length} from={props.from} cancel={props.cancel} goHome={props.goHome} />
        <div className="subjects">
          {proposals.map((proposal, index) => (
            <SubjectCard key={proposal.subject.key} proposal={proposal} done={done} apartFrom={index === 0 ? null : (proposals[0]?.code ?? null)} entered={proposal === ready} intents={props} />
          ))}
          {proposals.length > 0 && <CharterLine {...props} />}
          {done && proposals.length === 0 && <NothingToRead files={progress.filesTotal} stopped={progress.filesDone < progress.filesTotal} goHome={props.goHome} />}
        </div>
        <LoadProblems problems={library.problems} filesDone={progress.filesDone} done={done} save={props.saveProblems} />
      </main>
    </div>
  );
};
