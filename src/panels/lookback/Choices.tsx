import { useEffect, useRef, type ReactElement } from 'react';
import type { BenignKind, LookBackAnswer, Timepoint, TimepointId } from '../../read';
import { Kbd } from '../parts/Kbd';
import { ANSWERS, asksScan, BENIGN } from './answers';

interface ChoicesProps {
  readonly answer: LookBackAnswer;
  readonly firstSeen: TimepointId | null;
  readonly benign: BenignKind | null;
  readonly scans: readonly Timepoint[];
  readonly choose: (answer: LookBackAnswer) => void;
  readonly chooseScan: (timepoint: TimepointId) => void;
  readonly chooseKind: (kind: BenignKind) => void;
}

/** The answers, and what two of them ask further: at which scan, and what it rather is. */
export const Choices = ({ answer, firstSeen, benign, scans, choose, chooseScan, chooseKind }: ChoicesProps): ReactElement => {
  const group = useRef<HTMLDivElement>(null);
  useEffect(() => { group.current?.querySelector<HTMLElement>('[aria-checked="true"]')?.focus({ preventScroll: true }); }, [answer]);
  const further = asksScan(answer)
    ? { label: 'First seen at', options: scans.map((scan) => ({ id: scan.id, name: scan.label, on: scan.id === firstSeen, press: () => chooseScan(scan.id) })) }
    : answer === 'likely-benign'
      ? { label: 'What it is', options: BENIGN.map(({ kind, name }) => ({ id: kind, name, on: kind === benign, press: () => chooseKind(kind) })) }
      : null;
  return (
    <div ref={group} role="radiogroup" aria-label="Answer">
      {ANSWERS.map((one, index) => (
        <div key={one.answer}>
          <button type="button" role="radio" aria-checked={one.answer === answer} tabIndex={one.answer === answer ? 0 : -1} className={one.answer === answer ? 'choice on' : 'choice'} onClick={() => choose(one.answer)}>
            <span className="radio" /><span>{one.name}</span><span className="d">{one.detail}</span><Kbd cap={String(index + 1)} />
          </button>
          {one.answer === answer && further && (
            <div className="further" role="group" aria-label={further.label}>
              <span>{further.label}</span>
              <span className="seg">{further.options.map((option) => <button key={option.id} type="button" aria-pressed={option.on} onClick={option.press}>{option.name}</button>)}</span>
              <Kbd cap="←" /><Kbd cap="→" />
            </div>
          )}
        </div>
      ))}
    </div>
  );
};
