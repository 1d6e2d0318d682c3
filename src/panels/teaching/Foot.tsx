import type { ReactElement } from 'react';
import { Button } from '../parts/Button';
import { Kbd } from '../parts/Kbd';
import { scanInWords, type LessonMoment } from './lesson-view';
import type { TeachingIntents, TeachingSession } from './teaching-props';

interface FootProps {
  readonly session: TeachingSession;
  readonly moment: LessonMoment;
  readonly intents: TeachingIntents;
}

/** The next step of the lesson, with its key; one light button and no more. */
export const Foot = ({ session, moment, intents }: FootProps): ReactElement => {
  const { next, previous, revealed, response, scan, last } = moment;
  if (session.stopped) return <footer className="te-foot"><button type="button" className="btn edge" onClick={() => intents.openSheet('mistakes')}><Kbd cap="B" /> Two mistakes</button></footer>;
  const waits = !revealed && (response !== null || scan.timepoint !== null);
  return (
    <footer className="te-foot">
      {revealed && response ? <button type="button" className="btn edge" onClick={() => intents.openSheet('mistakes')}><Kbd cap="B" /> Two mistakes</button>
        : previous && <button type="button" className="btn edge" aria-label={`Previous scan, ${previous.label}`} onClick={() => intents.step(-1)}><Kbd cap="," /> {previous.label}</button>}
      {waits && response === null && <button type="button" className="btn edge" onClick={intents.reveal}>Expert's lines <Kbd cap="H" /></button>}
      {response !== null && !revealed ? <Button kind="main" label={`Reveal ${scanInWords(scan.label).toLowerCase()}`} keys={['H']} press={intents.reveal} />
        : last ? <Button kind="main" label="Three questions" keys={['Q']} press={() => intents.openSheet('quiz')} />
        : next && <Button kind="main" label={`Next scan, ${next.label}`} keys={['.']} press={() => intents.step(1)} />}
    </footer>
  );
};
