import type { ReactElement } from 'react';
import { Dialog } from '../parts/Dialog';
import { fullDate } from '../dates';
import { stopIndex } from './lesson-view';
import type { TeachingSession, TeachingStory } from './teaching-props';

interface MistakesProps {
  readonly story: TeachingStory;
  readonly session: TeachingSession;
  readonly close: () => void;
}

/** Both mistakes can hurt. What RECIST 1.1 would never have seen is told only of scans that are out. */
export const Mistakes = ({ story, session, close }: MistakesProps): ReactElement => {
  const stop = stopIndex(story);
  const at = stop === null ? null : story.scans[stop];
  const out = stop === null ? [] : story.scans.slice(stop + 1).filter(({ label }) => session.revealed.has(label));
  const last = story.scans.at(-1);
  const ended = last !== undefined && session.revealed.has(last.label);
  const labelAt = (label: string): string => story.assessment.timepoints.find(({ id }) => id === label)?.irecist ?? '';
  return (
    <Dialog title="Two mistakes" close={close} width={56}>
      <div className="te-two">
        <section>
          <h2>To end too early</h2>
          {ended ? <p>{story.mistakes.stoppedEarly}</p> : <p>The first scan that looks worse is taken as the answer. If it was a flare, the scan that would have shown it is never made.</p>}
          {at && session.revealed.has(at.label) && (
            <dl><dt>RECIST 1.1 ends at</dt><dd>{at.label}, {fullDate(at.date)}</dd><dt>Never seen</dt><dd>{out.length === 0 ? 'the scans to come' : out.map(({ label }) => `${label} ${labelAt(label)}`).join(', ')}</dd></dl>
          )}
        </section>
        <section>
          <h2>To wait too long</h2>
          {ended ? <p>{story.mistakes.waitedLong}</p> : <p>Growth is taken for a flare. Most scans that look worse are true progression, and time is lost while waiting.</p>}
          <dl><dt>Flare, of treated patients</dt><dd>6.0 % (5.0 to 7.0)</dd><dt>Flare, of iUPD scanned again</dt><dd>15 % (8 to 26)</dd></dl>
        </section>
      </div>
      <p className="te-two-foot muted">The label is a research measure; it does not decide treatment.</p>
    </Dialog>
  );
};
