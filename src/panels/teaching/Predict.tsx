import type { ReactElement } from 'react';
import { signed } from '../numbers';
import { Icon } from '../parts/Icon';
import { Kbd } from '../parts/Kbd';
import { decimal } from '../numbers';
import { countedAt } from './comparison';
import { answered, CHOICE_WORDS, NEXT_WORDS, type LessonMoment } from './lesson-view';
import { shortSite } from '../room/short-site';
import type { NextChoice, TeachingIntents, TeachingSession, TeachingStory } from './teaching-props';

interface PredictProps {
  readonly story: TeachingStory;
  readonly session: TeachingSession;
  readonly moment: LessonMoment;
  readonly intents: TeachingIntents;
}

const Veil = (): ReactElement => <span className="te-veil" title="Hidden until reveal"><span className="sr">hidden until reveal</span></span>;

/** Before the reveal: what do you call it, what comes next, and what the student drew. */
export const Predict = ({ story, session, moment, intents }: PredictProps): ReactElement => {
  const prompt = story.prompts[moment.scan.label];
  const said = answered(moment.answers);
  return (
    <>
      <section className="te-sec te-ask">
        <h2>{moment.response ? (prompt?.ask ?? 'What do you call this scan?') : moment.scan.timepoint === null ? 'A scan from before the baseline. It has no label: remember how fast things change.' : 'The baseline. Find the targets, and measure them if there is time.'}</h2>
        {moment.response && prompt && (
          <>
            <div className="te-poll" role="radiogroup" aria-label="Your label">
              {prompt.choices.map((choice, index) => (
                <button key={choice} type="button" role="radio" aria-checked={moment.answers.label === choice} className="te-opt" onClick={() => intents.answer(choice)}>
                  <Kbd cap={String(index + 1)} /><span>{CHOICE_WORDS[choice][0]}<small>{CHOICE_WORDS[choice][1]}</small></span>{moment.answers.label === choice && <span className="n">your answer</span>}
                </button>
              ))}
            </div>
            <button type="button" className="te-answered" onClick={() => intents.openSheet('class')}>
              <span>{session.classSize > 0 ? `${said} of ${session.classSize} answered` : said > 0 ? `${said} answered` : 'Class answers'} <Kbd cap="C" /></span>
              {session.classSize > 0 && <span className="m"><i style={{ width: `${Math.min(100, (100 * said) / session.classSize)}%` }} /></span>}
              <span>answers can change until reveal</span>
            </button>
          </>
        )}
      </section>
      {moment.response && (
        <section className="te-sec">
          <div className="te-head"><h3>And what happens next?</h3><span className="faint">second question</span></div>
          <div className="te-next" role="radiogroup" aria-label="What happens next">
            {(Object.keys(NEXT_WORDS) as NextChoice[]).map((choice) => (
              <button key={choice} type="button" role="radio" aria-checked={moment.answers.next === choice} className="btn edge" onClick={() => intents.answerNext(choice)}><Kbd cap={NEXT_WORDS[choice][0]} /> {NEXT_WORDS[choice][1]}</button>
            ))}
          </div>
        </section>
      )}
      {moment.scan.timepoint !== null && <OwnSizes story={story} session={session} moment={moment} intents={intents} />}
      {moment.response && <section className="te-sec te-clue"><Icon name="lock" /><span><b className="soft">Clues</b> (how the patient feels, blood tests, biopsy) open after the images. They never move the label.</span></section>}
    </>
  );
};

/** What the student measured, and a veil where the expert's value is. */
const OwnSizes = ({ story, session, moment, intents }: PredictProps): ReactElement => {
  const [from, to] = [moment.right ? moment.left : null, moment.scan];
  const targets = story.expert.lesions.filter(({ role }) => role === 'target');
  const sizes = targets.map((lesion) => {
    const own = session.student.lesions.find(({ id }) => id === lesion.id);
    const [a, b] = [from?.timepoint ? countedAt(own, from.timepoint) : null, to.timepoint ? countedAt(own, to.timepoint) : null];
    return { lesion, a, b };
  });
  const sum = (values: readonly (number | null)[]): number | null => (values.every((value) => value !== null) ? values.reduce<number>((total, value) => total + (value ?? 0), 0) : null);
  const [sumA, sumB] = [sum(sizes.map(({ a }) => a)), sum(sizes.map(({ b }) => b))];
  const cell = (value: number | null): string => (value === null ? '–' : decimal(value));
  const change = (a: number | null, b: number | null): string => (a === null || b === null ? '–' : signed(b - a));
  return (
    <section className="te-sec te-own">
      <div className="te-head"><h3>Your measurements</h3><span className="faint">mm</span>
        <button type="button" className="btn small edge" aria-pressed={session.hand === 'target'} onClick={() => intents.takeHand('target')}><Kbd cap="T" /> Draw</button>
        <button type="button" className="btn small" disabled={session.student.undo === null || session.student.lesions.length === 0} title={session.student.undo?.what} onClick={intents.undo}>Undo</button>
      </div>
      <table className="te-table">
        <thead><tr><th scope="col">Lesion</th>{from && <th scope="col" className="num">{from.label}</th>}<th scope="col" className="num">{to.label}</th>{from && <th scope="col" className="num">Change</th>}<th scope="col" className="num">Expert</th></tr></thead>
        <tbody>
          {sizes.map(({ lesion, a, b }) => (
            <tr key={lesion.id} className={session.selected === lesion.id ? 'sel' : ''}>
              <th scope="row"><button type="button" className="te-row" onClick={() => intents.selectLesion(lesion.id)}><b className="you">{lesion.name}</b> {lesion.site ? shortSite(lesion.site.label) : ''}{lesion.site?.organ === 'lymph-node' ? ' SA' : ''}</button></th>
              {from && <td className="num">{cell(a)}</td>}<td className="num strong">{cell(b)}</td>{from && <td className="num">{change(a, b)}</td>}<td className="num"><Veil /></td>
            </tr>
          ))}
          <tr className="total"><th scope="row">Sum</th>{from && <td className="num">{cell(sumA)}</td>}<td className="num">{cell(sumB)}</td>{from && <td className="num">{change(sumA, sumB)}</td>}<td className="num"><Veil /></td></tr>
        </tbody>
      </table>
    </section>
  );
};
