import type { ReactElement } from 'react';
import type { HomeProps } from '../pages-props';
import { Button } from '../parts/Button';
import { RecentRow } from './RecentRow';

export type RecentReadsProps = Pick<HomeProps, 'recent' | 'resume' | 'forget' | 'forgetImages' | 'openCohort'> & { readonly now: Date };

/** The reads that are kept in this browser, latest first. */
export const RecentReads = ({ recent, now, resume, forget, forgetImages, openCohort }: RecentReadsProps): ReactElement => (
  <section className="sec" aria-labelledby="recent-head">
    <div className="sec-head"><h2 id="recent-head">Recent reads</h2>{recent.length > 0 && <span className="end">{recent.length} in this browser</span>}{openCohort && <Button small label="Plots of all" title="Spider, waterfall and swimmer plot of the kept reads, of read files, or of the teaching cases" press={openCohort} />}</div>
    {recent.length === 0
      ? <p className="none">None yet. A read is kept here from its first stroke, and comes back as it was left.</p>
      : (
        <table className="list" aria-labelledby="recent-head">
          <tbody>{recent.map((read) => <RecentRow key={read.id} read={read} now={now} resume={resume} forget={forget} forgetImages={forgetImages} />)}</tbody>
        </table>
      )}
  </section>
);
