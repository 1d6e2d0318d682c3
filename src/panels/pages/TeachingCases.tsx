import type { ReactElement } from 'react';
import type { HomeProps } from '../pages-props';
import { Button } from '../parts/Button';

const PROGRESS = { new: '', started: 'started', done: 'done' } as const;

/** The teaching cases, by tumour and sites: what they teach is told in them. */
export const TeachingCases = ({ cases, open, openShelf }: NonNullable<HomeProps['teaching']>): ReactElement => (
  <section className="sec" aria-labelledby="teaching-head">
    <div className="sec-head"><h2 id="teaching-head">Teaching cases</h2><span className="end">synthetic CT, known sizes</span><Button small label="All cases" press={openShelf} /></div>
    <table className="list">
      <tbody>
        {cases.map(({ id, number, tumour, where, scans, progress }) => (
          <tr key={id}>
            <th scope="row" className="name"><button type="button" className="row-press" onClick={() => open(id)}><span className="muted">{number}</span>&ensp;{tumour}</button></th>
            <td className="grow">{where}</td><td className="nowrap">{scans} scans</td><td className="when">{PROGRESS[progress]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);
