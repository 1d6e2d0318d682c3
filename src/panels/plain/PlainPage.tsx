import type { ReactElement } from 'react';
import type { PlainPageData } from './plain-page';

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const dayMonth = (iso: string): string => `${Number(iso.slice(8))} ${MONTHS[Number(iso.slice(5, 7)) - 1] ?? ''}`;

/** Ten people in outline, and 0.6 of one filled: 6.0 %. */
const TenPeople = ({ label }: { readonly label: string }): ReactElement => (
  <svg width="252" height="44" viewBox="0 0 252 44" role="img" aria-label={label}>
    <defs><clipPath id="plain-six"><rect x="0" y="18" width="24" height="26" /></clipPath></defs>
    <g fill="currentColor" clipPath="url(#plain-six)"><path d="M4 42V24a8 8 0 0 1 16 0v18Z" /></g>
    {Array.from({ length: 10 }, (_, person) => <g key={person} transform={`translate(${person * 25} 0)`} fill="none" stroke="currentColor" strokeOpacity=".75" strokeWidth="1.5"><circle cx="12" cy="8" r="6" /><path d="M4 42V24a8 8 0 0 1 16 0v18Z" /></g>)}
  </svg>
);

const LEFT = 12;
const RIGHT = 634;

/** This scan and the days of the next one over one line of time. */
const NextLine = ({ scan, opens, closes }: NonNullable<PlainPageData['window']>): ReactElement => {
  const days = (iso: string): number => (Date.parse(iso) - Date.parse(scan)) / 86_400_000;
  const scale = (RIGHT - LEFT) / (days(closes) * 1.27);
  const x = (day: number): number => LEFT + day * scale;
  const weeks = Math.floor((RIGHT - LEFT) / (7 * scale));
  const words = `Next scan between ${dayMonth(opens)} and ${dayMonth(closes)}`;
  return (
    <svg className="plain-line" viewBox="0 0 640 84" role="img" aria-label={words}>
      <defs><pattern id="plain-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="1.6" height="6" fill="#B9A92C" /></pattern></defs>
      <rect x={x(days(opens))} y="20" width={x(days(closes)) - x(days(opens))} height="28" fill="url(#plain-hatch)" stroke="#6E6410" strokeWidth="1.4" strokeDasharray="2 2" />
      <line x1={LEFT} y1="34" x2={RIGHT} y2="34" stroke="currentColor" strokeOpacity=".7" />
      {Array.from({ length: weeks + 1 }, (_, week) => <line key={week} x1={x(7 * week)} y1="34" x2={x(7 * week)} y2="39" stroke="currentColor" strokeOpacity=".7" />)}
      <circle cx={LEFT} cy="34" r="7" fill="currentColor" />
      <text x="4" y="66" className="s">this scan</text><text x="4" y="82">{dayMonth(scan)}</text>
      <text x={x((days(opens) + days(closes)) / 2)} y="66" textAnchor="middle" className="s">next scan</text><text x={x((days(opens) + days(closes)) / 2)} y="82" textAnchor="middle">{dayMonth(opens)} to {dayMonth(closes)}</text>
    </svg>
  );
};

interface PlainPageProps {
  readonly page: PlainPageData;
  /** "case 1, week 8 · label iUPD, 1 of 2 scans". */
  readonly source: string;
}

/** One A4 page for a simulated patient: what was seen, what it can mean, when the next scan can answer, what to ask. Black on white, so that any printer keeps it. */
export const PlainPage = ({ page, source }: PlainPageProps): ReactElement => (
  <article className="plain-paper" lang="en">
    <div className="sub"><span>For a made-up patient, used in teaching</span><span>Scan of {dayMonth(page.scanDate)} {page.scanDate.slice(0, 4)}</span></div>
    <h1>{page.title[0]}<br />{page.title[1]}</h1>
    <h2>What was seen</h2>
    <p>{page.seen.join(' ')}</p>
    <h2>What it can mean</h2>
    <div className="mean">{page.halves.map(({ head, text }) => <div key={head}><b>{head}</b><p>{text}</p></div>)}</div>
    {page.rate !== null && <div className="ten"><TenPeople label="fewer than 1 in 10" /><span>{page.rate}</span></div>}
    <h2>When the next scan can answer</h2>
    <p>{page.next}</p>
    {page.window && <NextLine {...page.window} />}
    <h2>Questions to ask your team</h2>
    <p className="bring">{page.bring}</p>
    <ol className="qs">{page.questions.map((question, index) => <li key={question}><span className="n">{index + 1}</span><span>{question}</span></li>)}</ol>
    <div className="plain-note">{page.foot}</div>
    <div className="ft"><span>Research and education only. Not for diagnosis.</span><span>{source}</span></div>
  </article>
);
