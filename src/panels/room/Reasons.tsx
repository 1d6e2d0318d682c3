import { useState, type ReactElement } from 'react';
import type { Reason, TimepointResponse } from '../../irecist';
import type { Read } from '../../read';
import { Icon } from '../parts/Icon';
import type { RoomIntents } from '../room-props';
import { counted } from '../numbers';
import { OUTCOME_TEXTS } from '../outcomes/texts';
import { lesionNamed } from './moment';
import { reasonPieces } from './reason-text';

interface ReasonsProps {
  readonly read: Read;
  readonly response: TimepointResponse;
  readonly intents: RoomIntents;
}

/** Shown before the rest is folded into one line. */
const AT_FIRST = 3;

/** The rules that fired, in their order, each with its number; names lead to their lesion or scan. */
export const Reasons = ({ read, response, intents }: ReasonsProps): ReactElement => {
  const [all, setAll] = useState(false);
  const { reasons, margins } = response;
  const rest = reasons.slice(1, all ? undefined : AT_FIRST);
  const [first] = reasons;
  const folded = <button type="button" className="lk" onClick={() => setAll(true)}>All {counted(reasons.length, 'reason')}</button>;
  return (
    <div className={all ? 'why all' : 'why'} aria-live="off">
      <ol>
        {first && <ReasonLine reason={first} {...{ read, intents }} />}
        {rest.map((reason, index) => <ReasonLine key={reason.rule + String(index)} reason={reason} className={all ? '' : 'tall'} {...{ read, intents }} />)}
        {!all && reasons.length > 1 && <li className={reasons.length > AT_FIRST ? 'fold' : 'fold short-only'}><span />{folded}<span /></li>}
        {all && <li className="fold"><span /><button type="button" className="lk" onClick={() => setAll(false)}>Fewer</button><span /></li>}
        {response.irecist === 'iUPD' && <li className="more"><Icon name="information" /><span className="muted">{OUTCOME_TEXTS.baseRateShort}</span><span /></li>}
        {margins.slice(0, 1).map((margin) => <li key={margin.sentence} className="more"><Icon name="information" /><span className="muted">{margin.sentence}</span><span /></li>)}
      </ol>
    </div>
  );
};

const ReasonLine = ({ reason, read, intents, className = '' }: { readonly reason: Reason; readonly className?: string } & Omit<ReasonsProps, 'response'>): ReactElement => {
  const pieces = reasonPieces(reason.sentence, read.lesions.map(({ name }) => name), read.timepoints.map(({ label }) => label));
  return (
    <li className={className || undefined}>
      <Icon name="tick" />
      <span>
        {pieces.map((piece, index) => {
          switch (piece.kind) {
            case 'lesion': return <button key={index} type="button" className="lk" onClick={() => intents.selectLesion(lesionNamed(read, piece.text)?.id ?? null)}>{piece.text}</button>;
            case 'timepoint': {
              const timepoint = read.timepoints.find(({ label }) => label === piece.text);
              return timepoint ? <button key={index} type="button" className="lk" onClick={() => intents.showTimepoint(timepoint.id, timepoint.index === 0 ? 'left' : 'right')}>{piece.text}</button> : piece.text;
            }
            case 'change': return <b key={index}>{piece.text}</b>;
            case 'text': return piece.text;
          }
        })}
      </span>
      <span className="rule">{reason.rule.split(' ').map((rule) => <a key={rule} href={`/rules.html#${rule}`} target="_blank" rel="noreferrer" title={`Rule ${rule} in the rule book`}>{rule}</a>)}</span>
    </li>
  );
};
