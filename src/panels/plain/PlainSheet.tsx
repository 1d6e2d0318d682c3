import { useState, type ReactElement } from 'react';
import type { Assessment } from '../../irecist';
import type { Read } from '../../read';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import '../styles/plain.css';
import { LABEL_WORDS } from './label-words';
import { PlainPage } from './PlainPage';
import { plainPage, type PlainPageData } from './plain-page';
import { readingGrade } from './reading-grade';

export interface PlainSheetProps {
  readonly read: Read;
  readonly assessment: Assessment | null;
  /** Label of the scan. */
  readonly at: string;
  /** What the foot of the page calls the case. */
  readonly caseName: string;
  /** In teaching one scan is told at a time; a read lets its reader choose. */
  readonly madeUp?: boolean;
  readonly close: () => void;
}

const sourceOf = (page: PlainPageData, caseName: string, at: string): string =>
  `Nadir · ${caseName}, ${at}${page.label === 'baseline' ? '' : ` · label ${page.label}${page.label === 'iUPD' ? ', 1 of 2 scans' : ''}`}`;

/** All words of a page that a grade is computed from. */
export const wordsOf = (page: PlainPageData): string =>
  [...page.title, ...page.seen, ...page.halves.flatMap(({ head, text }) => [`${head}.`, text]), page.rate ?? '', page.next, page.bring, ...page.questions, page.foot].filter((text) => text !== '').join(' ');

/** The page in plain words, with the reader's sentence beside it, to look at and to print. */
export const PlainSheet = ({ read, assessment, at, caseName, madeUp = false, close }: PlainSheetProps): ReactElement => {
  const [chosen, choose] = useState(at);
  const page = assessment ? plainPage(read, assessment, chosen) : null;
  return (
    <Dialog title="In plain words" close={close} width={60}
      head={page && <><span className="muted">grade {readingGrade(wordsOf(page)).toFixed(1)} by Flesch–Kincaid</span><Button kind="main" label="Print" press={() => window.print()} /></>}>
      <div className="plain-desk">
        {!madeUp && read.timepoints.length > 1 && (
          <div className="plain-scans" role="group" aria-label="Scan">{read.timepoints.map(({ id, label }) => <Button key={id} small kind="edge" label={label} pressed={label === chosen} press={() => choose(label)} />)}</div>
        )}
        {page ? <><p className="plain-reader"><b>{page.label === 'baseline' ? 'Baseline' : page.label}, to a reader:</b> {LABEL_WORDS[page.label].reader}</p><PlainPage page={page} source={sourceOf(page, caseName, chosen)} /></>
          : <p className="plain-reader">The read has no label at this scan yet.</p>}
      </div>
    </Dialog>
  );
};
