import type { ReactElement } from 'react';
import type { Category, TimepointResponse } from '../../irecist';
import type { Read, Timepoint } from '../../read';
import { Icon } from '../parts/Icon';
import { confirmationStep } from './confirmation';

const CATEGORIES: Readonly<Record<Category, string>> = { target: 'the targets', nonTarget: 'the non-targets', newLesion: 'new lesions' };

interface NextLineProps {
  readonly read: Read;
  readonly response: TimepointResponse;
  readonly timepoint: Timepoint;
  readonly today: string | null;
}

/** What comes next: the confirmation window with its state, else the protocol. States facts and gives no advice. */
export const NextLine = ({ read, response, timepoint, today }: NextLineProps): ReactElement => {
  const following = read.timepoints[timepoint.index + 1] ?? null;
  if (response.confirmation) {
    const step = confirmationStep(response.confirmation, timepoint.date, following, today);
    return <div className="next"><Icon name="clock" /><span>{step.before}<b>{step.strong}</b>{step.after}</span></div>;
  }
  const words = response.irecist === 'iCPD'
    ? response.confirmedBy.length === 0 ? 'Progression was confirmed at an earlier scan.' : `Progression confirmed by ${response.confirmedBy.map((category) => CATEGORIES[category]).join(' and ')}.`
    : response.barReset ? 'The earlier progression was not confirmed. A later one needs its own confirmation.' : 'Next scan by the protocol.';
  return <div className="next"><Icon name={response.irecist === 'iCPD' ? 'information' : 'clock'} /><span>{words}</span></div>;
};
