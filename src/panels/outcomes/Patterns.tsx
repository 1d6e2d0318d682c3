import type { ReactElement } from 'react';
import { divergences, pseudoprogressions } from '../../irecist';
import { Badge } from '../parts/Badge';
import { counted } from '../numbers';
import { readFollowUps, type Seen } from './seen';
import { OUTCOME_TEXTS } from './texts';

const yes = (holds: boolean): string => (holds ? 'yes' : 'no');

/** Unconfirmed progressions that were taken back, by both definitions, with how often that is seen. */
export const Pseudo = ({ seen }: { readonly seen: Seen }): ReactElement => {
  const found = pseudoprogressions(seen.findings, seen.assessment, seen.charter);
  const anyUnconfirmed = seen.assessment.timepoints.some(({ irecist }, index) => irecist === 'iUPD' && seen.begun[index]);
  return (
    <section aria-label="Pseudoprogression">
      <h3>Pseudoprogression</h3>
      {found.length === 0 && <p className="muted">{anyUnconfirmed ? 'No unconfirmed progression was taken back so far.' : 'There was no unconfirmed progression so far.'}</p>}
      {found.map((one) => (
        <div key={one.takenBackAt} className="episode">
          <p>iUPD at <b>{one.firstUnconfirmed}</b> ({one.timing}: {one.timing === 'early' ? 'up to' : 'after'} day 84), taken back at <b>{one.takenBackAt}</b> after {counted(one.days, 'day')} <Badge response={one.label} />. Best label from there on <Badge response={one.bestAfter} /></p>
          <p className="muted">A response must follow: <b>{yes(one.byResponse)}</b>. Stable disease is enough: <b>{yes(one.byResponseOrStable)}</b> (Park 2020). By this charter: <b>{yes(one.counts)}</b>.</p>
        </div>
      ))}
      {(anyUnconfirmed || found.length > 0) && <BaseRates />}
    </section>
  );
};

/** How often an unconfirmed progression is taken back, with both denominators. */
const BaseRates = (): ReactElement => (
  <div className="base-rates" role="note">
    {OUTCOME_TEXTS.baseRates.map((line) => <p key={line}>{line}</p>)}
    <p>{OUTCOME_TEXTS.baseRateMeaning}</p>
  </div>
);

/** Lesions that go different ways, scan by scan. */
export const Divergent = ({ seen }: { readonly seen: Seen }): ReactElement => {
  const followUps = readFollowUps(seen);
  const lines = divergences(seen.findings, seen.assessment, seen.charter).filter(({ timepoint }) => followUps.some(({ label }) => label === timepoint));
  return (
    <section aria-label="Dissociated and mixed response">
      <h3>Dissociated and mixed response</h3>
      {lines.length === 0 ? <p className="muted">No follow-up has been read.</p> : (
        <table className="plain-table">
          <thead><tr><th scope="col">Timepoint</th><th scope="col">Dissociated</th><th scope="col">Mixed</th><th scope="col">30% smaller</th><th scope="col">Over 20% larger</th></tr></thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.timepoint}>
                <th scope="row">{line.timepoint}</th><td>{line.dissociated ? <b>yes</b> : 'no'}</td><td>{line.mixed ? <b>yes</b> : 'no'}</td>
                <td>{line.shrunk.join(', ') || <span className="faint">none</span>}</td><td>{line.grown.join(', ') || <span className="faint">none</span>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="muted">{OUTCOME_TEXTS.dissociated}</p>
    </section>
  );
};
