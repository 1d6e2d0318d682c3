import type { CSSProperties, ReactElement } from 'react';
import { dateRange, fullDate, shortDate } from '../dates';
import { Badge } from '../parts/Badge';
import { Icon } from '../parts/Icon';
import { Kbd } from '../parts/Kbd';
import { lessonAxis } from './lesson-axis';
import { responseOf, stopIndex } from './lesson-view';
import type { TeachingIntents, TeachingScan, TeachingSession, TeachingStory } from './teaching-props';

interface LanesProps {
  readonly story: TeachingStory;
  readonly session: TeachingSession;
  readonly intents: TeachingIntents;
}

const at = (percent: number): CSSProperties => ({ left: `${percent.toFixed(2)}%` });

const list = (words: readonly string[]): string => (words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`);

/** Scans, RECIST 1.1 and iRECIST over one axis of time. Nothing of a scan is in the page before it is revealed. */
export const Lanes = ({ story, session, intents }: LanesProps): ReactElement => {
  const { scans } = story;
  const x = lessonAxis(scans);
  const stop = stopIndex(story);
  const stopShown = stop !== null && session.revealed.has(scans[stop]?.label ?? '');
  const existing = session.stopped && stop !== null ? scans.slice(0, stop + 1) : scans;
  const lost = stop === null ? [] : scans.slice(stop + 1);
  const here = scans[session.step];
  const shown = existing.filter(({ label, timepoint }) => timepoint !== null && session.revealed.has(label) && responseOf(story, label)?.irecist);
  const recist = shown.filter((scan) => stop === null || scans.indexOf(scan) <= stop);
  const veiled = here && here.timepoint !== null && !session.revealed.has(here.label) && responseOf(story, here.label)?.irecist;
  const open = shown.map(({ label }) => responseOf(story, label)?.confirmation ?? null).at(-1) ?? null;
  return (
    <div className={session.stopped ? 'te-lanes stopped' : 'te-lanes'}>
      <span className="muted te-lane-name">Scans</span>
      <ol className="te-scans" aria-label="Scans of this case" style={{ ['--end' as string]: `${100 - x(existing.at(-1)?.date ?? '')}%` }}>
        {existing.map((scan) => <ScanMark key={scan.label} scan={scan} at={x(scan.date)} state={scans.indexOf(scan) === session.step ? 'now' : scans.indexOf(scan) < session.step ? 'done' : 'lock'} revealed={session.revealed.has(scan.label)} first={scans[0] === scan} labelled={Boolean(responseOf(story, scan.label)?.irecist)} />)}
      </ol>
      <span className="strong te-lane-name">RECIST 1.1</span>
      <div className="te-lane">
        {recist.map(({ label, date }) => <span key={label} className="te-at" style={at(x(date))}><Badge response={responseOf(story, label)?.recist11 ?? null} /></span>)}
        {veiled && !stopShown && <span className="te-at" style={at(x(here.date))}><span className="te-veil">hidden until reveal</span></span>}
        {stopShown && stop !== null && lost.length > 0 && (
          <div className="te-off" style={{ left: `${(x(scans[stop]?.date ?? '') + 6).toFixed(2)}%` }}>
            <span>Off study here: {list(lost.map(({ label }) => label))} would not have been made</span>
            <button type="button" className="btn quiet-main small" aria-pressed={session.stopped} onClick={intents.toggleStopped}>What if we stopped? <Kbd cap="K" /></button>
          </div>
        )}
      </div>
      <span className="strong te-lane-name">iRECIST</span>
      <div className={session.stopped ? 'te-lane gone' : 'te-lane'}>
        {!session.stopped && (
          <>
            {open && <span className="te-window" style={{ left: `${x(open.opens).toFixed(2)}%`, width: `${Math.max(0, Math.min(100, x(open.closes)) - x(open.opens)).toFixed(2)}%` }} title={`Confirmation window ${dateRange(open.opens, open.closes)}`} />}
            {open && (!here || here.date <= open.since) && <span className="te-window-words" style={x(open.closes) > 70 ? { right: `${(100 - x(open.opens)).toFixed(2)}%` } : at(x(open.closes))}>confirm {shortDate(open.opens)} to {shortDate(open.closes)}</span>}
            {shown.map(({ label, date }, index) => <span key={label} className="te-at" style={at(x(date))}><Badge response={responseOf(story, label)?.irecist ?? null} again={index > 0 && responseOf(story, shown[index - 1]?.label ?? '')?.irecist === 'iUPD'} /></span>)}
            {veiled && <span className="te-at" style={at(x(here.date))}><span className="te-veil">hidden until reveal</span></span>}
          </>
        )}
      </div>
    </div>
  );
};

interface ScanMarkProps {
  readonly scan: TeachingScan;
  readonly at: number;
  readonly state: 'now' | 'done' | 'lock';
  readonly revealed: boolean;
  readonly first: boolean;
  readonly labelled: boolean;
}

const ScanMark = ({ scan, at: percent, state, revealed, first, labelled }: ScanMarkProps): ReactElement => (
  <li className={state} style={at(percent)} aria-current={state === 'now' ? 'step' : undefined}>
    <span className="k" /><b>{scan.label}</b> <span className="d">{first ? fullDate(scan.date) : shortDate(scan.date)}</span>
    {state === 'lock' ? <em aria-label="to come"><Icon name="lock" /></em> : <em>{!labelled ? '' : revealed ? (state === 'now' ? 'revealed' : '') : 'your read'}</em>}
  </li>
);
