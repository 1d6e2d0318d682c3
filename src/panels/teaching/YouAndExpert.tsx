import type { ReactElement } from 'react';
import { decimal, signed } from '../numbers';
import { teachingComparison, type ComparedLesion } from './comparison';
import type { TeachingIntents, TeachingScan, TeachingSession, TeachingStory } from './teaching-props';

const WIDTH = 96;
/** Edge of the band, px from the middle. */
const BAND = 38.4;
/** A dot beyond this stays at the edge, with an arrow. */
const EDGE = 45;

/** A dot at the difference over a grey band of the repeatability. */
const DifferenceBar = ({ row }: { readonly row: ComparedLesion }): ReactElement | null => {
  const { differenceMm: mm, bandMm } = row;
  if (mm === null) return null;
  const wanted = (mm / bandMm) * BAND;
  const x = WIDTH / 2 + Math.max(-EDGE, Math.min(EDGE, wanted));
  const beyond = Math.abs(wanted) > EDGE;
  return (
    <svg width={WIDTH} height="14" viewBox={`0 0 ${WIDTH} 14`} role="img" aria-label={`${signed(mm)} mm, ${Math.abs(mm) <= bandMm ? 'within' : 'beyond'} the band`}>
      <rect x={WIDTH / 2 - BAND} y="3" width={2 * BAND} height="8" fill="var(--raised-2)" /><path d={`M${WIDTH / 2} 1v12`} stroke="var(--line-control)" />
      <path d={`M${WIDTH / 2} 7H${x}`} stroke="var(--other-reader)" strokeWidth="1.5" />
      {beyond ? <path d={mm > 0 ? `M${x - 3} 3l5 4-5 4z` : `M${x + 3} 3l-5 4 5 4z`} fill="var(--other-reader)" /> : <circle cx={x} cy="7" r="3" fill="var(--other-reader)" />}
    </svg>
  );
};

interface YouAndExpertProps {
  readonly story: TeachingStory;
  readonly session: TeachingSession;
  readonly scan: TeachingScan;
  readonly intents: TeachingIntents;
}

/** The student's lengths beside the expert's at one scan: difference, band, sum and bias. */
export const YouAndExpert = ({ story, session, scan, intents }: YouAndExpertProps): ReactElement => {
  const { rows, sum, biasMm } = teachingComparison(story.expert, session.student, scan.timepoint ?? '');
  const drawn = sum !== null;
  const cell = (mm: number | null): string => (mm === null ? '–' : decimal(mm));
  const expertSum = story.assessment.timepoints.find(({ id }) => id === scan.label)?.sumMm ?? null;
  const band = rows[0]?.bandMm ?? 0;
  return (
    <section className="te-sec te-compare">
      <div className="te-head"><h3>{drawn ? 'You and the expert' : 'The expert'}</h3><span className="faint">mm at {scan.label}; nodes by short axis</span></div>
      <table className="te-table">
        <thead><tr><th scope="col">Lesion</th>{drawn && <th scope="col" className="num you">You</th>}<th scope="col" className="num expert">Expert</th>{drawn && <><th scope="col" className="num">Difference</th><th scope="col" className="te-bar">within ±{decimal(band)}</th></>}</tr></thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} className={session.selected === row.id ? 'sel' : ''}>
              <th scope="row"><button type="button" className="te-row" onClick={() => intents.selectLesion(row.id)}><b className={row.role === 'new' ? 'role-nl' : 'expert'}>{row.name}</b> {row.site}</button></th>
              {drawn && <td className="num">{cell(row.youMm)}</td>}<td className="num strong">{row.expertMm === 0 ? '0 absent' : cell(row.expertMm)}</td>
              {drawn && <><td className="num">{row.differenceMm === null ? '–' : signed(row.differenceMm)}</td><td className="te-bar"><DifferenceBar row={row} /></td></>}
            </tr>
          ))}
          <tr className="total">
            <th scope="row">Sum{sum && sum.lesions < sum.ofTargets ? ` of ${sum.lesions}` : ''}</th>
            {sum && <td className="num">{decimal(sum.youMm)}</td>}<td className="num">{sum ? decimal(sum.expertMm) : cell(expertSum)}</td>
            {sum && <><td className="num">{signed(sum.differenceMm)}</td><td className="te-bar muted">{Math.abs(sum.differenceMm) <= sum.bandMm ? 'within' : 'beyond'} ±{decimal(sum.bandMm)}</td></>}
          </tr>
        </tbody>
      </table>
      {biasMm !== null && sum && <p className="te-line muted">Bias {signed(biasMm)} mm, the mean of {sum.lesions} {sum.lesions === 1 ? 'difference' : 'differences'}.</p>}
    </section>
  );
};
