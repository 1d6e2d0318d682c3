import { useMemo, type ReactElement } from 'react';
import type { LoadProblem } from '../../dicom';
import { Icon } from '../parts/Icon';
import { amount, grouped } from './amounts';
import { problemFiles, problemGroups, type ProblemGroup } from './problem-groups';

const CLASS = { fault: 'fault', caution: 'caution', information: 'info' } as const;
const RANK_WORD = { fault: 'Fault: ', caution: 'Caution: ', information: '' } as const;

const Line = ({ group }: { readonly group: ProblemGroup }): ReactElement => {
  const [first, ...others] = group.files;
  return (
    <li className={CLASS[group.rank]}>
      <Icon name={group.rank} />
      <div>
        <div className="what"><span className="sr">{RANK_WORD[group.rank]}</span>{group.what}</div>
        {first !== undefined && <div className="file">{first}</div>}
        {others.length > 0 && (
          <details>
            <summary>and {amount(others.length, 'other file')}</summary>
            {[...new Set(others)].map((file) => <div key={file} className="file">{file}</div>)}
          </details>
        )}
      </div>
    </li>
  );
};

export interface LoadProblemsProps {
  readonly problems: readonly LoadProblem[];
  readonly filesDone: number;
  readonly done: boolean;
  readonly save: () => void;
}

/** What could not be read, or was set aside, and why: one line for each reason. */
export const LoadProblems = ({ problems, filesDone, done, save }: LoadProblemsProps): ReactElement => {
  const groups = useMemo(() => problemGroups(problems), [problems]);
  const count = problemFiles(problems);
  return (
    <aside className="sec" aria-labelledby="problems-head">
      <div className="sec-head"><h2 id="problems-head">Load problems</h2>{count > 0 && <span className="end">{grouped(count)} of {amount(Math.max(filesDone, count), 'file')}</span>}</div>
      <ul className="problems" aria-label="Load problems">{groups.map((group) => <Line key={group.key} group={group} />)}</ul>
      {groups.length > 0
        ? <p className="rest">{done ? 'Everything else was read. ' : 'The rest goes on. '}<button type="button" className="as-link" onClick={save}>Save this list</button></p>
        : <p className="none">{done ? 'None. Every file was read.' : 'None so far.'}</p>}
    </aside>
  );
};
