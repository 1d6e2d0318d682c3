import type { ReactElement } from 'react';
import { Badge, type ResponseLabel } from '../parts/Badge';
import { shortDate } from '../dates';
import { counted } from '../numbers';
import type { CharterEffect, LabelPair } from './effect';

const Pair = ({ recist11, irecist, again }: LabelPair): ReactElement => <span className="pair"><Label response={recist11} />{irecist !== null && <Label response={irecist} again={again} />}</span>;
const Label = ({ response, again = false }: { readonly response: ResponseLabel | null; readonly again?: boolean }): ReactElement => (response === null ? <span className="faint">none</span> : <Badge response={response} again={again} />);

/** What another charter would change, before it is chosen: labels by timepoint, then the endpoints that move. */
export const EffectTable = ({ effect }: { readonly effect: CharterEffect | null }): ReactElement => {
  if (!effect) return <p className="muted">The read cannot be assessed under this charter as it stands.</p>;
  const changed = effect.timepoints.filter(({ changes }) => changes).length;
  const moved = effect.endpoints.filter(({ changes }) => changes);
  return (
    <>
      <p className="strong">{changed === 0 ? 'No label changes.' : `${counted(changed, 'timepoint')} of ${effect.timepoints.length} ${changed === 1 ? 'gets' : 'get'} another label.`}</p>
      {effect.timepoints.length > 0 && (
        <table className="plain-table" aria-label="Labels under both charters">
          <thead><tr><th scope="col">Timepoint</th><th scope="col">Until now</th><th scope="col">Under this charter</th></tr></thead>
          <tbody>
            {effect.timepoints.map((one) => (
              <tr key={one.label} className={one.changes ? 'changes' : undefined}>
                <th scope="row">{one.label} <span className="faint">{shortDate(one.date)}</span></th>
                <td><Pair {...one.before} /></td><td>{one.changes ? <Pair {...one.after} /> : <span className="faint">the same</span>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {moved.map(({ name, before, after }) => <p key={name} className="moved">{name}: <span className="muted">{before}</span> → <b>{after}</b></p>)}
    </>
  );
};
