import type { KeyboardEvent, ReactElement } from 'react';
import type { ArchiveScreenProps } from './archive-props';
import { dateRange, fullDate } from '../dates';
import { amount } from '../pages/amounts';
import { Button } from '../parts/Button';
import type { ArchiveSubjectRow } from './rows';

const when = ({ first, last }: ArchiveSubjectRow): string => (first === null || last === null ? 'no date' : first === last ? fullDate(first) : dateRange(first, last));

/** Up and down go through the rows, Home and End to their ends. */
const walk = (event: KeyboardEvent<HTMLElement>): void => {
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('.row-press')];
  const at = rows.findIndex((row) => row === document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
  if (to === undefined || at < 0) return;
  event.preventDefault();
  if (to < 0) document.querySelector<HTMLElement>('.arch-search input')?.focus();
  else rows[Math.min(to, rows.length - 1)]?.focus();
};

type SubjectListProps = Pick<ArchiveScreenProps, 'subjects' | 'chosen' | 'more' | 'repeats' | 'asking' | 'answeredMs' | 'trouble' | 'choose' | 'showMore'>;

const headline = ({ subjects, asking, more, answeredMs }: SubjectListProps): string =>
  subjects === null ? (asking ? 'Asking the archive' : '') : `${amount(subjects.length, 'subject')}${more ? ' so far' : ''}${answeredMs === null ? '' : `, in ${Math.round(answeredMs)} ms`}`;

/** Who was found. */
export const SubjectList = (props: SubjectListProps): ReactElement => {
  const { subjects, chosen, more, repeats, asking, trouble, choose, showMore } = props;
  return (
    <section className="sec arch-found" aria-labelledby="found-head">
      <div className="sec-head"><h2 id="found-head">Subjects with CT</h2><span className="end" role="status">{headline(props)}</span></div>
      {subjects?.length === 0 && !trouble && <p className="none">Nobody fits. Part of an ID or name is enough; leave everything empty to see all.</p>}
      {subjects !== null && subjects.length > 0 && (
        <table className="list arch-list" aria-labelledby="found-head" onKeyDown={walk}>
          <tbody>
            {subjects.map((subject) => (
              <tr key={subject.key} className={chosen?.subject.key === subject.key ? 'cur' : ''}>
                <th scope="row" className="name"><button type="button" className="row-press" aria-current={chosen?.subject.key === subject.key} onClick={() => choose(subject.key)}>{subject.patientId || subject.patientName || 'no ID'}</button></th>
                <td className="grow">{subject.patientName}</td>
                <td>{amount(subject.studies, 'study', 'studies')}</td>
                <td className="when">{when(subject)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {more && <p className="rest"><Button kind="edge" small label={asking ? 'Asking' : 'More'} disabled={asking} press={showMore} /></p>}
      {repeats && <p className="rest">This archive does not page: there may be more than it shows. Narrow the search.</p>}
    </section>
  );
};
