import type { ReactElement } from 'react';
import type { Assessment } from '../../irecist';
import type { ClinicalItem, Read, TimepointId } from '../../read';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { NoteLine } from '../parts/NoteLine';
import '../styles/outcomes.css';
import { BestResponses, Intervals, RecistStopped, Windows } from './Endpoints';
import { DateEntries, PriorEntry } from './Entries';
import { Hyperprogression, Kinetics, LesionGrowthTable } from './Growth';
import { Divergent, Pseudo } from './Patterns';
import { dateNotedAt, openTimepoints, seenOf, withCourseDate } from './seen';
import { OUTCOME_TEXTS } from './texts';
import { TimepointTable } from './TimepointTable';

export interface OutcomesSheetProps {
  readonly read: Read;
  /** Null while the findings cannot be assessed. */
  readonly assessment: Assessment | null;
  /** ISO date where the reader is. */
  readonly today: string | null;
  readonly reader: string;
  readonly noteClinical: (timepoint: TimepointId, items: readonly ClinicalItem[]) => void;
  readonly notePrior: (prior: Read['prior']) => void;
  readonly openClinical: () => void;
  readonly close: () => void;
}

/** Endpoints of the subject and patterns beside the labels, as far as the read goes. */
export const OutcomesSheet = (props: OutcomesSheetProps): ReactElement => {
  const { read, assessment, today, reader, noteClinical, notePrior, openClinical, close } = props;
  const seen = assessment && seenOf(read, assessment);
  const open = seen ? openTimepoints(seen) : [];
  return (
    <Dialog title={`Endpoints and patterns, ${read.subject.code}`} width={88} close={close} foot={<><span className="muted">{OUTCOME_TEXTS.beside}</span><span className="push" /><Button kind="edge" label="Clinical notes" press={openClinical} /></>}>
      {!seen || !assessment ? <p className="sheet muted">The read cannot be assessed as it stands; the response card says why.</p> : (
        <div className="sheet outcomes">
          {open.length > 0 && <div className="full"><NoteLine note={{ rank: 'information', fact: `${open.join(', ')} ${open.length === 1 ? 'waits' : 'wait'} for answers.`, follows: 'What stands here is of what has been answered so far.' }} /></div>}
          <h2 className="full">Endpoints</h2>
          <BestResponses seen={seen} />
          <Intervals seen={seen} />
          {seen.both && <Windows seen={seen} today={today} />}
          {seen.both && <RecistStopped seen={seen} />}
          <TimepointTable seen={seen} computed={assessment} />
          <DateEntries seen={seen} setDate={(name, date) => { const at = dateNotedAt(read, name); if (at) noteClinical(at, withCourseDate(read.clinical.get(at) ?? [], name, date, reader)); }} />
          <PriorEntry key={JSON.stringify(read.prior)} read={read} note={notePrior} />
          <h2 className="full">Patterns <span className="muted">{OUTCOME_TEXTS.beside}</span></h2>
          {seen.both && <Pseudo seen={seen} />}
          <Divergent seen={seen} />
          <Kinetics seen={seen} />
          <LesionGrowthTable seen={seen} />
          <Hyperprogression seen={seen} />
        </div>
      )}
    </Dialog>
  );
};
