import { useEffect, useRef, type ReactElement } from 'react';
import type { ArchiveScreenProps } from './archive-props';
import { fullDate } from '../dates';
import { amount } from '../pages/amounts';
import { Button } from '../parts/Button';
import { NoteLine } from '../parts/NoteLine';
import { ReportList } from './ReportList';
import type { ArchiveSeriesRow, ArchiveStudyRow } from './rows';

const seriesLine = ({ number, description, images }: ArchiveSeriesRow): string =>
  `${number === null ? '' : `${number} `}${description || 'no description'}${images === null ? '' : `, ${amount(images, 'image')}`}`;

const Study = ({ study, left, setLeft }: { readonly study: ArchiveStudyRow; readonly left: boolean; readonly setLeft: ArchiveScreenProps['setLeft'] }): ReactElement => (
  <li className={left ? 'out' : ''}>
    <label><input type="checkbox" checked={!left} onChange={({ target }) => setLeft(study.uid, !target.checked)} /><b>{study.date === null ? 'No date' : fullDate(study.date)}</b><span className="soft ell">{study.description}</span>{study.accessionNumber !== '' && <span className="muted nowrap">{study.accessionNumber}</span>}</label>
    {study.series === null ? <p className="muted">Asking for its series</p> : study.series.length === 0 ? <p className="muted">No CT series</p> : <ul>{study.series.map((series) => <li key={series.uid}>{seriesLine(series)}</li>)}</ul>}
  </li>
);

/** Scans of the chosen subject by date, and the way to their timepoints. */
export const SubjectStudies = (props: ArchiveScreenProps): ReactElement => {
  const { chosen, setLeft, open, reports, listReports, openReport } = props;
  const key = chosen?.subject.key ?? null;
  const start = useRef<HTMLButtonElement>(null);
  const ready = chosen?.studies?.some(({ uid, series }) => !chosen.left.has(uid) && (series === null || series.length > 0)) ?? false;
  // The next key is Enter: choosing a subject and opening it are two presses.
  useEffect(() => { if (ready) start.current?.focus(); }, [key, ready]);
  if (!chosen) return <section className="arch-subject none" aria-label="Studies">Choose a subject to see its scans.</section>;
  const { subject, studies, left, trouble } = chosen;
  const count = studies?.filter(({ uid }) => !left.has(uid)).length ?? 0;
  const facts = [subject.patientName, subject.birthDate === null ? '' : `born ${fullDate(subject.birthDate)}`, subject.sex ?? ''].filter(Boolean);
  return (
    <section className="subject arch-subject" aria-labelledby="arch-subject">
      <header><h2 id="arch-subject">{subject.patientId || 'No ID'}</h2><span className="muted">{facts.join(', ')}</span></header>
      {trouble && <NoteLine note={trouble} />}
      {studies === null && !trouble && <p className="none">Asking for the scans</p>}
      {studies !== null && <ul className="arch-studies" aria-label="Studies, earliest first">{studies.map((study) => <Study key={study.uid} study={study} left={left.has(study.uid)} setLeft={setLeft} />)}</ul>}
      <ReportList reports={reports} list={listReports} open={openReport} />
      <footer><span>The earliest is the baseline; you can change that next.</span><Button ref={start} small kind="quiet-main" label={`Open ${amount(count, 'scan')}`} keys={['↵']} disabled={!ready} press={open} /></footer>
    </section>
  );
};
