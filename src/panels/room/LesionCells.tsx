import type { ReactElement } from 'react';
import type { Lesion, NonTargetAnswer, Timepoint } from '../../read';
import { Chip } from '../parts/Chip';
import { Glyph } from '../parts/Glyph';
import { decimal, signed } from '../numbers';
import type { LesionCell } from './lesion-cell';
import type { LesionPage } from './lesion-lines';
import { repeatabilityMm } from './repeatability';
import { Change } from './SumRows';

const NotEvaluable = (): ReactElement => <span className="badge ne tiny" title="not evaluable">NE</span>;

/** A size that a click proposed is marked as such. */
const Size = ({ cell }: { readonly cell: Extract<LesionCell, { kind: 'size' }> }): ReactElement => (
  <>{decimal(cell.mm)}{cell.assisted && <sup className="assisted"><abbr title={`assisted: proposed by one click, ${cell.assisted === 'changed' ? 'then changed by hand' : 'taken as proposed'}`}>a</abbr></sup>}{cell.plane && <sup className="assisted"><abbr title={`drawn on a computed ${cell.plane} plane: it counts only where the charter says so`}>{cell.plane.slice(0, cell.plane === 'axial' ? 2 : 3)}</abbr></sup>}</>
);

const NotMarked = (): ReactElement => <span title="no mark at this scan"><Glyph name="diamond-open" /><span className="sr">not marked</span></span>;

/** What was said at another timepoint than the current one; the first column is the baseline, which stays in sight. */
export const EarlierCell = ({ cell, first }: { readonly cell: LesionCell; readonly first: boolean }): ReactElement => {
  const stays = first ? ' stays-first' : '';
  switch (cell.kind) {
    case 'size': return <td className={`prev${stays}`} title={cell.state ?? undefined}><Size cell={cell} /></td>;
    case 'status': return <td className={`prev${stays}`}><abbr title={cell.word}>{cell.letter}</abbr></td>;
    case 'not-evaluable': return <td className={`prev${stays}`} title={cell.reason}>NE</td>;
    case 'merged': return <td className={`prev${stays}`} title={`merged with ${cell.into}`}>{cell.into}</td>;
    case 'gone': return <td className={`prev${stays}`}><abbr title="gone again">–</abbr></td>;
    case 'not-here': return <td className={`prev${stays}`}><NotMarked /></td>;
    case 'missing':
    case 'short-axis-open': return <td className={stays}><Chip kind="open" title="not answered">?</Chip></td>;
    case 'not-read': return <td className={`dash${stays}`}><span aria-label="not read">–</span></td>;
  }
};

export interface AnsweringProps {
  readonly lesion: Lesion;
  readonly cell: LesionCell;
  readonly at: Timepoint;
  readonly selected: boolean;
  /** The cell takes the last column with it: there is room for all four answers. */
  readonly joined: boolean;
  readonly answer: (status: NonTargetAnswer) => void;
  readonly open: (element: HTMLElement, page?: LesionPage) => void;
}

/** The answer at the current timepoint, or the question for it. */
export const NowCell = (props: AnsweringProps): ReactElement => {
  const { lesion, cell, at, joined, open } = props;
  const now = at.index === 0 ? 'now stays stays-first' : 'now stays';
  if (joined) return <td className="now joined" colSpan={2}><NonTargetNow {...props} /></td>;
  switch (cell.kind) {
    case 'size': return <td className={now}><Size cell={cell} /></td>;
    case 'status': return <td className={now}><abbr title={cell.word}>{cell.letter}</abbr></td>;
    case 'not-evaluable': return <td className={now}><NotEvaluable /></td>;
    case 'merged': return <td className={now}>0.0</td>;
    case 'gone': return <td className={now}><abbr title="gone again">–</abbr></td>;
    case 'not-here': return <td className={now}><NotMarked /></td>;
    case 'short-axis-open': return <td className={now}><Chip kind="open" title="the short axis of a node counts">SA?</Chip></td>;
    case 'missing':
    case 'not-read':
      return lesion.role === 'target'
        ? <td className={now}><Chip kind="open">measure</Chip></td>
        : <td className={now}><button type="button" className="ask" aria-label={`Answer ${lesion.name}`} onClick={(event) => open(event.currentTarget)}>answer</button></td>;
  }
};

const ANSWERS: readonly (readonly [letter: string, words: string, status: NonTargetAnswer])[] = [['P', 'present', 'present'], ['A', 'absent', 'absent'], ['U', 'unequivocal increase', 'unequivocal']];

/** P A U E: nothing pressed means not answered. Once answered the row says so in words, and shows the four again while it is selected. */
const NonTargetNow = ({ lesion, cell, at, selected, answer, open }: AnsweringProps): ReactElement => {
  const answered = cell.kind === 'status' || cell.kind === 'not-evaluable';
  if (answered && !selected) return cell.kind === 'status' ? <>{cell.word}</> : <>{cell.reason} <NotEvaluable /></>;
  const letter = cell.kind === 'status' ? cell.letter : null;
  return (
    <>
      {letter !== null && letter.length > 0 && !['P', 'A', 'U'].includes(letter) && <span className="beside">{cell.kind === 'status' ? cell.word : ''}</span>}
      <span className="seg" role="group" aria-label={`${lesion.name} at ${at.label}: ${cell.kind === 'status' ? cell.word : answered ? 'not evaluable' : 'not answered'}`}>
        {ANSWERS.map(([sign, words, status]) => (
          <button key={sign} type="button" title={words} aria-label={`${lesion.name} ${words}`} aria-pressed={letter === sign || (letter === 'U+' && sign === 'U')} onClick={() => answer(status)}>{sign}</button>
        ))}
        <button type="button" title="not evaluable" aria-label={`${lesion.name} not evaluable`} aria-pressed={cell.kind === 'not-evaluable'} onClick={(event) => open(event.currentTarget, 'not-evaluable')}>E</button>
      </span>
    </>
  );
};

interface DeltaCellProps {
  readonly lesion: Lesion;
  readonly cell: LesionCell;
  /** Change from the nadir scan, mm. */
  readonly change: number | null;
  /** For a new lesion: seen first now, at an earlier scan (its label), or not yet (null). */
  readonly seen: string | null;
  /** It may be something else, by what was said of it last. */
  readonly equivocal: boolean;
  /** A size has been drawn, but the rules ask for a judgement. */
  readonly statusAsked: boolean;
  /** Whether repeatability is told beside the change. */
  readonly sure: boolean;
}

/** The change of a size, or the state of the lesion where a size would mislead. */
export const DeltaCell = ({ lesion, cell, change, seen, equivocal, statusAsked, sure }: DeltaCellProps): ReactElement => {
  if (cell.kind === 'not-evaluable') return <td className="delta"><span className="muted ell" title={cell.reason}>{cell.reason}</span></td>;
  if (cell.kind === 'merged') return <td className="delta"><Chip>in {cell.into}</Chip></td>;
  if (lesion.role === 'new') {
    if (cell.kind === 'gone') return <td className="delta"><Chip>resolved</Chip></td>;
    if (equivocal) return <td className="delta"><Chip kind="open">equivocal</Chip></td>;
    if (seen === null || cell.kind === 'not-here') return <td className="delta" />;
    if (cell.kind === 'size' && statusAsked) return <td className="delta"><Chip kind="open" title="judged by status: press P, U or A">grown?</Chip></td>;
    return <td className="delta"><Chip kind="new">{seen === 'now' ? 'NEW' : `NL ${seen}`}</Chip></td>;
  }
  if (cell.kind === 'size' && cell.state !== null) return <td className="delta"><Chip>{cell.state}</Chip></td>;
  if (change === null) return <td className="delta" />;
  const text = signed(change);
  if (!sure) return <td className="delta"><Change text={text} />{text}</td>;
  const within = Math.abs(change) <= repeatabilityMm(1);
  return <td className={within ? 'delta within' : 'delta'} title={`repeatability of one diameter ± ${decimal(repeatabilityMm(1))} mm: the change is ${within ? 'within' : 'beyond'} it`}><Change text={text} />{text}</td>;
};
