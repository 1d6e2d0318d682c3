import { useState, type ReactElement } from 'react';
import { Dialog } from '../parts/Dialog';
import { Button } from '../parts/Button';
import { answered, CHOICE_WORDS, scanInWords, type LessonMoment } from './lesson-view';
import type { TeachingIntents, TeachingSession, TeachingStory } from './teaching-props';

interface ClassAnswersProps {
  readonly story: TeachingStory;
  readonly session: TeachingSession;
  readonly moment: LessonMoment;
  readonly intents: TeachingIntents;
}

/** The room's answers, taken at this one machine: hands counted for each choice, or initials and a digit. Nothing is sent anywhere. */
export const ClassAnswers = ({ story, session, moment, intents }: ClassAnswersProps): ReactElement => {
  const [typed, type] = useState('');
  const choices = story.prompts[moment.scan.label]?.choices ?? [];
  const closed = moment.revealed || moment.response === null;
  const take = (text: string): void => {
    const said = /^\s*([\p{L}][\p{L} .-]{0,5})\s*([1-4])$/u.exec(text);
    const choice = said ? choices[Number(said[2]) - 1] : undefined;
    if (said?.[1] === undefined || !choice) return type(text);
    intents.clicked(said[1], choice);
    type('');
  };
  const { answers } = moment;
  return (
    <Dialog title={`Class answers, ${scanInWords(moment.scan.label).toLowerCase()}`} close={intents.closeSheet} width={42}
      foot={<><span className="muted">Answers stay in this page; the results file takes them along.</span><span className="push" /><Button kind="edge" label="Results CSV" icon="save" press={intents.saveResults} /></>}>
      <div className="te-class">
        <label className="te-size">People in the room <span className="field"><input inputMode="numeric" value={session.classSize === 0 ? '' : String(session.classSize)} placeholder="24" onChange={(event) => intents.setClassSize(Number(event.currentTarget.value.replace(/\D/g, '')))} /></span></label>
        {closed ? <p className="muted">{moment.revealed ? 'The label is out: answers to this scan are closed.' : 'This scan has no label to predict.'}</p> : (
          <>
            <h2>Hands</h2>
            <div className="te-hands">
              {choices.map((choice) => (
                <label key={choice}><span>{CHOICE_WORDS[choice][0]}</span><span className="field"><input inputMode="numeric" aria-label={`Hands for ${CHOICE_WORDS[choice][0]}`} value={answers.hands[choice] === undefined || answers.hands[choice] === 0 ? '' : String(answers.hands[choice])} placeholder="0"
                  onChange={(event) => intents.countHands(choice, Number(event.currentTarget.value.replace(/\D/g, '')))} /></span></label>
              ))}
            </div>
            <h2>Clicker</h2>
            <label className="te-size">Initials, then a digit <span className="field"><input value={typed} placeholder="KM2" autoComplete="off" spellCheck={false} onChange={(event) => take(event.currentTarget.value)} /></span></label>
            <p className="muted">{choices.map((choice, index) => `${index + 1} ${CHOICE_WORDS[choice][0]}`).join(', ')}</p>
          </>
        )}
        <p role="status" className="soft">{answered(answers)} answered{answers.named.length > 0 && `; initials ${answers.named.map(({ who }) => who).join(', ')}`}</p>
      </div>
    </Dialog>
  );
};
