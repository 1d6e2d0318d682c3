import { useId, type ReactElement } from 'react';
import type { LoadingProps, SubjectProposal } from '../pages-props';
import { Button } from '../parts/Button';
import { Chip } from '../parts/Chip';
import { Icon } from '../parts/Icon';
import { NoteLine } from '../parts/NoteLine';
import { dayLine, hindrance, included, proposalCounts, withoutSeries } from './proposal';
import { setApartLine } from './series-name';
import { TimepointRow } from './TimepointRow';

export interface SubjectCardProps {
  readonly proposal: SubjectProposal;
  readonly done: boolean;
  /** The subject shown first, from which this one is kept apart; null for itself. */
  readonly apartFrom: string | null;
  /** Enter reads this one. */
  readonly entered: boolean;
  readonly intents: Pick<LoadingProps, 'rename' | 'redate' | 'chooseSeries' | 'move' | 'setExcluded' | 'merge' | 'separate' | 'read' | 'resume' | 'saveDeidentified' | 'paint' | 'copying'>;
}

/** Shown once: the cards below have the same columns. */
const Head = ({ shown }: { readonly shown: boolean }): ReactElement => (
  <thead className={shown ? '' : 'sr'}>
    <tr>
      <th><span className="sr">Order</span></th><th>Timepoint</th><th>Date</th><th>Series to read</th><th className="opt-col">Why this one</th>
      <th className="num opt-col">Images</th><th><span className="sr">More</span></th>
    </tr>
  </thead>
);

/** One subject of the drop: what was found of it, the proposed timepoints, and the button that begins the read. */
export const SubjectCard = ({ proposal, done, apartFrom, entered, intents }: SubjectCardProps): ReactElement => {
  const head = useId();
  const { subject, code, timepoints, existingRead } = proposal;
  const [baseline] = included(proposal);
  const why = hindrance(proposal);
  const missing = withoutSeries(proposal);
  const facts = [
    apartFrom === null ? '' : `Another person, kept apart from ${apartFrom}`,
    setApartLine(subject.setApart),
    missing.length > 0 && why === null ? `Left out for want of a series: ${missing.join(', ')}` : '',
  ].filter(Boolean);
  return (
    <section className="subject" aria-labelledby={head}>
      <header>
        <h2 id={head}>{code}</h2><span className="muted">{proposalCounts(proposal, done)}</span><span className="push" />
        {!done && <Chip kind="open"><Icon name="clock" />still reading</Chip>}
      </header>
      {existingRead !== null && (
        <NoteLine note={{ rank: 'information', fact: 'A read of this subject is kept here.', follows: 'Go on with it, or begin another one below.', actions: [{ label: 'Continue', ...(entered ? { key: '↵' } : {}), press: () => intents.resume(subject.key, existingRead) }], dismiss: null }} />
      )}
      <table className="tps" aria-label={`Timepoints of ${code}`}>
        <colgroup><col className="c-grip" /><col className="c-label" /><col className="c-date" /><col className="c-series" /><col className="opt-col" /><col className="opt-col c-count" /><col className="c-more" /></colgroup>
        <Head shown={apartFrom === null} />
        <tbody>
          {timepoints.map((timepoint, index) => (
            <TimepointRow key={timepoint.id} subjectKey={subject.key} timepoint={timepoint} others={timepoints.filter((other) => other !== timepoint)} first={index === 0} last={index === timepoints.length - 1}
              dayLine={dayLine(timepoint, baseline)} intents={intents} />
          ))}
        </tbody>
      </table>
      <footer>
        <span>{facts.join('. ')}</span>
        {intents.copying?.subjectKey === subject.key && <span className="soft" role="status">{intents.copying.told}</span>}
        {done && intents.saveDeidentified && <Button small label="Save de-identified copy" press={() => intents.saveDeidentified?.(subject.key)} />}
        {done && intents.paint && subject.days.some((day) => day.series.some(({ modality }) => modality === 'CT')) && <Button small label="Paint a teaching case into this scan" press={() => intents.paint?.(subject.key)} />}
        {done && why !== null && <span className="soft">{why}</span>}
        <Button small kind={entered && existingRead === null ? 'quiet-main' : 'edge'} label={existingRead === null ? `Read ${code}` : `Read ${code} anew`} keys={entered && existingRead === null ? ['↵'] : []} disabled={!done || why !== null} press={() => intents.read(subject.key)} />
      </footer>
    </section>
  );
};
