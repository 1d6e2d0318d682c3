import { useEffect, type ReactElement } from 'react';
import { Dialog } from '../parts/Dialog';
import { Kbd } from '../parts/Kbd';
import type { TeachingIntents, TeachingSession, TeachingStory } from './teaching-props';

interface QuizProps {
  readonly story: TeachingStory;
  readonly session: TeachingSession;
  readonly intents: TeachingIntents;
}

/** The questions of a case. Digits answer the first one that is open; the answer is told with its reason. */
export const Quiz = ({ story, session, intents }: QuizProps): ReactElement => {
  const open = session.quiz.findIndex((choice) => choice === null);
  const right = session.quiz.filter((choice, index) => choice !== null && choice === story.quiz[index]?.right).length;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const choice = Number(event.key) - 1;
      if (open < 0 || !Number.isInteger(choice) || story.quiz[open]?.choices[choice] === undefined) return;
      event.preventDefault();
      intents.answerQuiz(open, choice);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [open, story, intents]);
  return (
    <Dialog title="Questions" close={intents.closeSheet} width={48} head={<span className="muted">{open < 0 ? `${right} of ${story.quiz.length} as the rules say` : `question ${open + 1} of ${story.quiz.length}`}</span>}>
      <ol className="te-quiz">
        {story.quiz.map((question, index) => {
          const given = session.quiz[index] ?? null;
          if (given === null && index !== open) return null;
          return (
            <li key={question.ask}>
              <h2>{question.ask}</h2>
              {question.choices.map((choice, number) => (
                <button key={choice} type="button" className="te-opt" disabled={given !== null} aria-pressed={given === number} onClick={() => intents.answerQuiz(index, number)}>
                  <Kbd cap={String(number + 1)} /><span>{choice}{given !== null && number === question.right && <span className="te-tag">rule</span>}</span>{given === number && <span className="n">your answer</span>}
                </button>
              ))}
              {given !== null && <p className="soft" role="status">{question.why}</p>}
            </li>
          );
        })}
      </ol>
    </Dialog>
  );
};
