import type { ReactElement } from 'react';
import type { Interval } from '../../irecist';
import { Badge, type ResponseLabel } from '../parts/Badge';
import { dateRange, fullDate } from '../dates';
import { counted } from '../numbers';
import { episodesOf, episodeStates } from './episodes';
import { stopStory } from './recist-stop';
import type { Seen } from './seen';
import { DATE_PROBLEMS, INTERVAL_END } from './texts';

const Best = ({ label }: { readonly label: ResponseLabel | null }): ReactElement => (label === null ? <span className="muted">none so far</span> : <Badge response={label} />);

/** Best responses and dates of progression, by both criteria. */
export const BestResponses = ({ seen }: { readonly seen: Seen }): ReactElement => {
  const { outcomes: { best }, assessment, both } = seen;
  const dated = (date: string | null): string => (date === null ? 'none so far' : fullDate(date));
  return (
    <section aria-label="Best responses">
      <h3>Best response and progression</h3>
      <table className="plain-table">
        <thead><tr><th scope="col">Criteria</th><th scope="col">Best response</th><th scope="col">Confirmed after 4 weeks</th><th scope="col">Date of progression</th></tr></thead>
        <tbody>
          <tr><th scope="row">RECIST 1.1</th><td><Best label={best.bor} /></td><td><Best label={best.borConfirmed} /></td><td>{dated(assessment.recist11ProgressionDate)}</td></tr>
          {both && <tr><th scope="row">iRECIST</th><td><Best label={best.ibor} /></td><td><Best label={best.iborConfirmed} /></td><td>{dated(assessment.progressionDate)}</td></tr>}
        </tbody>
      </table>
    </section>
  );
};

interface IntervalLine { readonly name: string; readonly what: string; readonly interval: Interval | null }

/** Times to an event, or to where they are censored, with the reason. */
export const Intervals = ({ seen }: { readonly seen: Seen }): ReactElement => {
  const { pfs, ipfs, dor, idor, problems } = seen.outcomes;
  const none = (name: string): string => (problems.length > 0 ? 'not computable while the dates below cannot be' : name.endsWith('DOR') ? 'the best response is no response' : 'not computable');
  const lines: readonly IntervalLine[] = [
    { name: 'PFS', what: 'RECIST 1.1, from the start', interval: pfs }, ...(seen.both ? [{ name: 'iPFS', what: 'iRECIST, from the start', interval: ipfs }] : []),
    { name: 'DOR', what: 'RECIST 1.1, from the first response', interval: dor }, ...(seen.both ? [{ name: 'iDOR', what: 'iRECIST, from the first response', interval: idor }] : []),
  ];
  return (
    <section aria-label="Times to event">
      <h3>Times to event</h3>
      <table className="plain-table">
        <thead><tr><th scope="col">Endpoint</th><th scope="col">From</th><th scope="col">To</th><th scope="col" className="num">Days</th><th scope="col">Ends with</th></tr></thead>
        <tbody>
          {lines.map(({ name, what, interval }) => (
            <tr key={name}>
              <th scope="row"><abbr title={what}>{name}</abbr></th>
              {interval === null ? <td colSpan={4} className="muted">{none(name)}</td> : (
                <>
                  <td>{fullDate(interval.from)}</td><td>{fullDate(interval.to)}</td><td className="num">{interval.days}</td>
                  <td>{interval.event ? <b>event</b> : <span className="muted">censored</span>}: {INTERVAL_END[interval.reason]}</td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {problems.map((problem) => <p key={problem} className="wrong">{DATE_PROBLEMS[problem]}</p>)}
      <p className="muted">{seen.dates.start === null ? 'No start of treatment is given; the baseline scan stands in for it.' : `Start of treatment ${fullDate(seen.dates.start)}.`}</p>
    </section>
  );
};

/** Each unconfirmed progression with its window, and how things stand to it. */
export const Windows = ({ seen, today }: { readonly seen: Seen; readonly today: string | null }): ReactElement => {
  const episodes = episodesOf(seen);
  return (
    <section aria-label="Confirmation window">
      <h3>Confirmation window</h3>
      {episodes.length === 0 && <p className="muted">No unconfirmed progression so far.</p>}
      {episodes.map((episode) => (
        <div key={episode.window.since} className="episode">
          <p>iUPD at <b>{episode.since.label}</b>, {fullDate(episode.window.since)}: window <b>{dateRange(episode.window.opens, episode.window.closes)}</b>{seen.charter.confirmToleranceDays > 0 && `, ${counted(seen.charter.confirmToleranceDays, 'day')} early is tolerated`}.</p>
          <p className="states">{episode.answered ? <>Answered at {episode.answered.at.label} <Badge response={episode.answered.label} /></> : <b>Still open.</b>}{episodeStates(seen, episode, today).map((state) => <span key={state} className="chip">{state}</span>)}</p>
        </div>
      ))}
    </section>
  );
};

/** Where RECIST 1.1 would have ended the imaging, and what was seen because it went on. */
export const RecistStopped = ({ seen }: { readonly seen: Seen }): ReactElement => {
  const story = stopStory(seen);
  return (
    <section aria-label="RECIST 1.1 would have stopped here">
      <h3>RECIST 1.1 would have stopped here</h3>
      {story === null ? <p className="muted">RECIST 1.1 has no progression so far: it would have gone on.</p> : (
        <>
          <p>At <b>{story.at.label}</b>, {fullDate(story.at.date)}{story.after.length > 0 && ', before these scans:'}</p>
          {story.after.length > 0 && (
            <ul className="after">{story.after.map(({ at, recist11, irecist }) => <li key={at.id}><b>{at.label}</b> <span className="faint">{fullDate(at.date)}</span>{recist11 && <Badge response={recist11} afterPd />}{irecist && <Badge response={irecist} />}</li>)}</ul>
          )}
          {story.facts.map((fact) => <p key={fact}>{fact}</p>)}
        </>
      )}
    </section>
  );
};
