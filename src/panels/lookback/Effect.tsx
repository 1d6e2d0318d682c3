import { Fragment, type ReactElement } from 'react';
import type { LookBackAnswer } from '../../read';
import { Badge } from '../parts/Badge';
import { inSentence } from './answers';
import type { LookBackConsequence } from './look-back-props';

/** What would follow from the answer that is chosen, and from no other. */
export const Effect = ({ answer, consequence, waitsFor }: { readonly answer: LookBackAnswer; readonly consequence: LookBackConsequence | null; readonly waitsFor: string | null }): ReactElement => (
  <div className="effect" aria-live="polite">
    <h2 className="sec-h">If {inSentence(answer)}</h2>
    {waitsFor !== null ? <p>{waitsFor}</p> : consequence && (
      <dl>
        <dt>Size</dt><dd>{consequence.size} {consequence.sizeAgainst !== '' && <span className="faint">({consequence.sizeAgainst})</span>}</dd>
        {consequence.labels.map(({ at, recist11, irecist, again }, _index, { length }) => (
          <Fragment key={at}>
            <dt>RECIST 1.1{length > 1 && ` ${at}`}</dt><dd><Badge response={recist11} /></dd>
            <dt>iRECIST{length > 1 && ` ${at}`}</dt><dd><Badge response={irecist} again={again} /></dd>
          </Fragment>
        ))}
        <dt>Counts</dt><dd>{consequence.counts}</dd>
        {consequence.amends !== null && <><dt>Amendment</dt><dd>{consequence.amends}</dd></>}
      </dl>
    )}
  </div>
);
