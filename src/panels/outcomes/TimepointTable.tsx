import type { ReactElement } from 'react';
import type { Assessment, TimepointResponse } from '../../irecist';
import { Badge, type ResponseLabel } from '../parts/Badge';
import { fullDate } from '../dates';
import { decimal, percent } from '../numbers';
import { laneLabels } from '../room/lanes';
import type { Seen } from './seen';

const Label = ({ label, again = false, afterPd = false }: { readonly label: ResponseLabel | null; readonly again?: boolean; readonly afterPd?: boolean }): ReactElement | null =>
  (label === null ? null : <Badge response={label} again={again} afterPd={afterPd} />);

/** What counts when the computed label and the reader's are not the same. */
const counts = (seen: Seen): string => (seen.charter.overrideCarries === 'later-timepoints' ? 'The charter lets the reader’s label count from there on.' : 'The charter goes on with the computed label.');

/** Every timepoint in one row: sum, changes, categories, labels, and the reader's own labels with their reasons. */
export const TimepointTable = ({ seen, computed }: { readonly seen: Seen; readonly computed: Assessment }): ReactElement => {
  const lanes = laneLabels(computed.timepoints, seen.begun, seen.charter.overrideCarries === 'later-timepoints');
  const own = computed.timepoints.some(({ chosen }) => chosen !== undefined);
  const number = (value: number | null, words: (value: number) => string): string => (value === null ? '–' : words(value));
  const row = (response: TimepointResponse, index: number): ReactElement | null => {
    const timepoint = seen.read.timepoints[index];
    if (!timepoint) return null;
    const cells = seen.begun[index] ? (
      <>
        <td className="num">{number(response.sumMm, decimal)}{response.sumMm !== null && !response.sumComplete && <span className="faint"> so far</span>}</td>
        <td className="num">{number(response.changeFromBaselinePercent, percent)}</td><td className="num">{number(response.changeFromNadirPercent, percent)}</td>
        <td>{response.target ?? ''}</td><td>{response.nonTarget ?? ''}</td><td>{response.newLesion ?? ''}</td>
        <td><Label label={response.recist11} afterPd={lanes[index]?.afterPd ?? false} /></td>{seen.both && <td><Label label={response.irecist} again={lanes[index]?.again ?? false} /></td>}
        {own && <td>{response.chosen && <span className="own-cell"><Label label={response.chosen.recist11} /><Label label={response.chosen.irecist} /><span>{response.chosen.reason}</span></span>}</td>}
      </>
    ) : <td colSpan={7 + Number(seen.both) + Number(own)} className="muted">not read</td>;
    return <tr key={timepoint.id}><th scope="row">{timepoint.label}</th><td className="num">{timepoint.day}</td><td className="nowrap">{fullDate(timepoint.date)}</td>{cells}</tr>;
  };
  return (
    <section className="full" aria-label="Timepoints in one table">
      <h3>Timepoints</h3>
      <div className="across">
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">Timepoint</th><th scope="col" className="num">Day</th><th scope="col">Date</th><th scope="col" className="num">Sum, mm</th><th scope="col" className="num">Δ baseline</th><th scope="col" className="num">Δ nadir</th>
              <th scope="col">Targets</th><th scope="col">Non-targets</th><th scope="col">New lesions</th><th scope="col">RECIST 1.1</th>{seen.both && <th scope="col">iRECIST</th>}{own && <th scope="col">Reader’s own</th>}
            </tr>
          </thead>
          <tbody>{computed.timepoints.map(row)}</tbody>
        </table>
      </div>
      {own && <p className="muted">The labels are the computed ones. {counts(seen)}</p>}
    </section>
  );
};
