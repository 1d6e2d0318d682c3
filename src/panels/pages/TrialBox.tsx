import type { ReactElement } from 'react';
import type { HomeProps } from '../pages-props';
import { Button } from '../parts/Button';

/** Blinded reads of a trial: the reader's list first, then the coordinator's and the adjudicator's. */
export const TrialBox = ({ openWorklist, openStudy }: NonNullable<HomeProps['trial']>): ReactElement => (
  <section aria-labelledby="trial-head">
    <div className="sec-head"><h2 id="trial-head">Trial</h2><span className="end">blinded reads from packages</span></div>
    <p className="trial-entry"><Button small kind="edge" label="Worklist" press={openWorklist} /><Button small label="Set up a study" press={openStudy} /></p>
  </section>
);
