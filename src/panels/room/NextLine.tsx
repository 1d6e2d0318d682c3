import type { ReactElement } from 'react';
import type { Category, TimepointResponse } from '../../irecist';
import type { Read, Timepoint } from '../../read';
import { Icon } from '../parts/Icon';
import { confirmationStep, windowState } from './confirmation';
import { ownLabelsCount } from './lanes';

const CATEGORIES: Readonly<Record<Category, string>> = { target: 'the targets', nonTarget: 'the non-targets', newLesion: 'new lesions' };

interface NextLineProps {
  readonly read: Read;
  readonly response: TimepointResponse;
  readonly timepoint: Timepoint;
  readonly today: string | null;
}

/** What comes next: the confirmation window with its state, else the protocol. States facts and gives no advice. */
export const NextLine = ({ read, response, timepoint, today }: NextLineProps): ReactElement => {
  const label = (ownLabelsCount(read) ? response.chosen?.irecist : null) ?? response.irecist;
  const { confirmation } = response;
  if (confirmation && (label === 'iUPD' || label === 'NE')) {
    const later = read.timepoints.slice(timepoint.index + 1);
    const following = later.find(({ date }) => windowState(confirmation, date).kind === 'open') ?? later[0] ?? null;
    const step = confirmationStep(confirmation, { date: timepoint.date, isBeingRead: response.unanswered.length > 0 }, following, today);
    return <div className="next"><Icon name="clock" /><span>{step.before}<b>{step.strong}</b>{step.after}</span></div>;
  }
  const words = label === 'iCPD'
    ? response.confirmedBy.length === 0 ? 'Progression was confirmed at an earlier scan.' : `Progression confirmed by ${response.confirmedBy.map((category) => CATEGORIES[category]).join(' and ')}.`
    : 'Next scan by the protocol.';
  return <div className="next"><Icon name={label === 'iCPD' ? 'information' : 'clock'} /><span>{words}</span></div>;
};
