import type { ReactElement } from 'react';
import { minimumTargetMm } from '../../irecist';
import { Icon } from '../parts/Icon';
import { stated } from '../numbers';
import type { ResponseCardProps } from './ResponseCard';
import { budgetWords, targetBudget } from './target-budget';

/** The first scan has no response: what can be chosen as target, and how much of that is used. */
export const BaselineCard = ({ read, moment, seriesOf }: ResponseCardProps): ReactElement => {
  const baseline = read.timepoints[0] ?? moment.current;
  const thickness = seriesOf(baseline.id)[0]?.sliceThicknessMm ?? null;
  return (
    <>
      <div className="why-head"><h3 className="card-title">Baseline</h3><span className="muted end">no response at the first scan</span></div>
      <table className="budget">
        <tbody>
          {targetBudget(read.lesions).map((line) => (
            <tr key={line.name}>
              <th scope="row">{line.name}</th>
              <td><span className="pips" aria-hidden="true">{Array.from({ length: Math.max(line.limit, line.used) }, (_, pip) => <i key={pip} className={pip < line.used ? 'on' : ''} />)}</span></td>
              <td className="num">{budgetWords(line)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="next">
        <Icon name="information" />
        <span>
          {thickness === null ? 'A target is at least ' : `With ${stated(thickness)} mm slices a target is at least `}
          <b>{Number(minimumTargetMm('nonnode', thickness).toFixed(1))} mm</b> long, a node at least <b>{Number(minimumTargetMm('node', thickness).toFixed(1))} mm</b> across its short axis.
        </span>
      </div>
    </>
  );
};
