import type { ReactElement } from 'react';
import type { TimepointResponse } from '../../irecist';
import { mattersInWords, openMatters } from '../../read';
import type { ReadingRoomProps } from '../room-props';
import { Badge } from '../parts/Badge';
import { Icon } from '../parts/Icon';
import { counted } from '../numbers';
import { labelOn } from './aid-on';
import { BaselineCard } from './BaselineCard';
import { laneLabels, lanesOf, ownLabelsCount } from './lanes';
import { isBegun, responseAt, type Moment } from './moment';
import { SignButton } from './SignButton';
import { NextLine } from './NextLine';
import { OwnLabel } from './OwnLabel';
import { Reasons } from './Reasons';
import { SmallTargets } from './SmallTargets';

export type ResponseCardProps = Pick<ReadingRoomProps, 'read' | 'assessment' | 'problems' | 'session' | 'seriesOf' | 'intents' | 'today'> & { readonly moment: Moment };

/** Label, why, what comes next. It never scrolls away, and changes of the label are announced. */
export const ResponseCard = (props: ResponseCardProps): ReactElement => {
  const { assessment, moment } = props;
  const response = moment.followUp && responseAt(assessment, moment.followUp);
  return (
    <section className="card" aria-label="Response" aria-live="polite">
      {!assessment && props.problems.length > 0 && <Problems {...props} />}
      {props.session.labelHidden && moment.followUp ? <p className="because">Labels are hidden by the charter of this study.</p> : response ? <Labels {...props} /> : !moment.followUp && <BaselineCard {...props} />}
      <SmallTargets read={props.read} seriesOf={props.seriesOf} />
      <Unanswered {...props} />
    </section>
  );
};

const Labels = (props: ResponseCardProps): ReactElement | null => {
  const { read, assessment, moment, session, intents } = props;
  const { followUp } = moment;
  const response = followUp && responseAt(assessment, followUp);
  if (!followUp || !response || !assessment) return null;
  if (!labelOn(props, followUp.id)) return <p className="because">The label is shown once {followUp.label} is signed.</p>;
  const labels = laneLabels(assessment.timepoints, read.timepoints.map(({ id }) => isBegun(read, id)), ownLabelsCount(read))[followUp.index] ?? null;
  const decided = labels !== null && (labels.recist11 !== null || labels.irecist !== null);
  const soFar = decided && labels.soFar;
  const both = lanesOf(read) === 'both';
  return (
    <>
      <span className="sr">{`RECIST 1.1 ${labels?.recist11 ?? 'no answer yet'}${both ? ` · iRECIST ${labels?.irecist ?? 'no answer yet'}` : ''}${soFar ? ', so far' : ''}`}</span>{' '}
      <div className="labels">
        <div aria-hidden="true"><h3>RECIST 1.1{soFar && labels.recist11 && <span className="faint"> so far</span>}</h3><Badge big response={labels?.recist11 ?? null} afterPd={labels?.afterPd ?? false} /></div>
        {both && <div aria-hidden="true"><h3>iRECIST{soFar && labels.irecist && <span className="faint"> so far</span>}</h3><Badge big response={labels?.irecist ?? null} again={labels?.again ?? false} /></div>}
        {decided && <button type="button" className="btn small why-button" aria-label="Why" aria-expanded={session.whyShown} onClick={intents.toggleWhy}>Why<Icon name="down" /></button>}
      </div>
      {labels && (decided && session.whyShown ? <Reasons response={response} {...{ read, intents }} /> : <p className="because">{becauseLine(both ? labels.irecist : labels.recist11, response)}</p>)}
      {labels && (session.whyShown || response.chosen) && <OwnLabel response={response} timepoint={followUp} both={both} pending={assessment.timepoints.slice(0, followUp.index).some((one) => (one.chosen?.irecist ?? one.irecist) === 'iUPD')} intents={intents} />}
      {labels && <NextLine read={read} response={response} timepoint={followUp} today={props.today ?? null} />}
    </>
  );
};

/** A label that waits for answers says what it waits for; any other has its own sentence. */
const becauseLine = (label: string | null, response: TimepointResponse): string =>
  (label === null ? `${counted(response.unanswered.length, 'lesion')} ${response.unanswered.length === 1 ? 'is' : 'are'} not answered yet.` : response.because);

const Problems = ({ problems }: ResponseCardProps): ReactElement => (
  <div className="why problems">
    <h3 className="card-title">No response while this stands</h3>
    <ol>{problems.slice(0, 3).map((problem) => <li key={problem.path + problem.kind}><Icon name="caution" /><span>{problem.detail}</span><span /></li>)}</ol>
    {problems.length > 3 && <p className="muted">and {problems.length - 3} more</p>}
  </div>
);

/** What is still to be said, and the best response so far. */
const Unanswered = ({ read, assessment, moment, session, intents }: ResponseCardProps): ReactElement => {
  const at = moment.followUp ?? moment.current;
  const begun = read.timepoints.some(({ id, index }) => index > 0 && isBegun(read, id));
  const found = begun ? [assessment?.bor ?? null, assessment?.ibor ?? null].filter((one) => one !== null) : [];
  const best = found.some((one) => one !== 'NE') ? found : [];
  const open = mattersInWords(openMatters(read, at.id));
  return (
    <div className="sign">
      {open === '' ? <span>{at.label} is complete</span> : <button type="button" className="lk" title={`To the first of them at ${at.label}`} onClick={() => intents.openFirstMatter(at.id)}>{open} unanswered</button>}
      {moment.followUp && assessment && !session.labelHidden && labelOn({ read, session }, at.id) && (
        <button type="button" className="lk" title="Endpoints and patterns (O)" onClick={() => intents.openSheet('outcomes')}>
          {best.length === 0 ? 'Endpoints' : <>Best so far <b>{best.join(', ')}</b><span className="sr">, endpoints and patterns</span></>}
        </button>
      )}
      <SignButton read={read} at={at} intents={intents} />
    </div>
  );
};
