import type { ReactElement } from 'react';
import { Badge } from '../parts/Badge';
import { Button } from '../parts/Button';
import { BaseRates } from './BaseRates';
import { CHOICE_WORDS, classCounts, NEXT_WORDS, responseOf, ruleChoice, type LessonMoment } from './lesson-view';
import { YouAndExpert } from './YouAndExpert';
import type { TeachingIntents, TeachingSession, TeachingStory } from './teaching-props';

interface RevealedProps {
  readonly story: TeachingStory;
  readonly session: TeachingSession;
  readonly moment: LessonMoment;
  readonly intents: TeachingIntents;
}

/** After the reveal, in this order: label and why, the class, your difference, base rates, clues. Clues come last and are no part of the label. */
export const Revealed = ({ story, session, moment, intents }: RevealedProps): ReactElement => {
  const { response, answers, scan } = moment;
  const prompt = story.prompts[scan.label];
  const rule = ruleChoice(response);
  const own = answers.label;
  const other = story.otherwise?.assessment.timepoints.find(({ id }) => id === scan.label);
  const counts = prompt ? classCounts(answers, prompt.choices) : [];
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  const index = story.scans.indexOf(scan);
  const again = response?.irecist === 'iUPD' && responseOf(story, story.scans[index - 1]?.label ?? '')?.irecist === 'iUPD';
  const margin = response?.margins[0];
  return (
    <>
      {response && (
        <section className="te-sec" aria-live="polite">
          <div className="te-label">
            {session.stopped ? <><Badge big response={response.recist11} /><span className="muted">RECIST 1.1</span></> : <Badge big response={response.irecist} again={again} />}
            <span className="push muted">{own ? <>you: <b className="soft">{CHOICE_WORDS[own][0]}{own === rule ? ', same' : ''}</b></> : 'no answer of yours'}{answers.next && <>; {NEXT_WORDS[answers.next][1].toLowerCase()}</>}</span>
          </div>
          <p className="te-why soft">{session.stopped ? (response.reasons.find(({ rule: number }) => number.startsWith('R'))?.sentence ?? response.because) : response.because}{response.target === 'PD' ? ' Target PD needs 5 mm and 20%.' : ''} {margin && <span className="muted">{margin.sentence}</span>}</p>
          <div className="te-more"><details className="te-reasons"><summary>Every rule that fired</summary><ol>{response.reasons.map(({ rule: number, sentence }) => <li key={`${number} ${sentence}`}><b>{number}</b> {sentence}</li>)}</ol></details><Button kind="edge" small label="In plain words" keys={['P']} press={() => intents.openSheet('plain')} /></div>
          {other && story.otherwise && other.irecist !== response.irecist && <p className="te-why muted">{story.otherwise.how}: RECIST 1.1 <b className="soft">{other.recist11}</b>, iRECIST <b className="soft">{other.irecist}</b>.</p>}
        </section>
      )}
      {response && total > 0 && (
        <section className="te-sec">
          <div className="te-head"><h3>The class said</h3><span className="faint">{total} {total === 1 ? 'answer' : 'answers'}</span></div>
          <div className="te-dist">
            {counts.map(({ choice, count }) => (
              <div key={choice} className={choice === rule ? 'row right' : 'row'}>
                <span>{CHOICE_WORDS[choice][0]}{choice === rule && <span className="te-tag">rule</span>}</span><span className="b"><i style={{ width: `${(100 * count) / total}%` }} /></span><span className="num">{count}</span>
              </div>
            ))}
          </div>
        </section>
      )}
      {scan.timepoint !== null && <YouAndExpert story={story} session={session} scan={scan} intents={intents} />}
      {response && (rule === 'iUPD' || rule === 'iCPD') && <BaseRates />}
      {response && prompt && prompt.clue !== '' && <section className="te-sec te-clues"><p className="soft"><b>Clues, not part of the label.</b> {prompt.clue}</p></section>}
      {moment.last && <section className="te-sec"><p className="soft"><b>What happened.</b> {story.afterwards}</p></section>}
      {story.notes !== '' && moment.last && <section className="te-sec"><p className="soft"><b>Notes.</b> {story.notes}</p></section>}
    </>
  );
};
