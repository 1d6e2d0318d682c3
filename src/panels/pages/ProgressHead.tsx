import { useEffect, useState, type ReactElement } from 'react';
import type { LoadingProps } from '../pages-props';
import { Button } from '../parts/Button';
import { amount, byteAmount, byteShare, grouped } from './amounts';
import { timeLeft } from './moments';

export type ProgressHeadProps = Pick<LoadingProps, 'progress' | 'done' | 'cancel' | 'goHome'> & { readonly subjects: number; readonly from?: LoadingProps['from'] | undefined };

/** Milliseconds since the page was first shown, told twice a second while it runs. */
const useElapsed = (running: boolean): number => {
  const [elapsed, setElapsed] = useState(0);
  useEffect(() => {
    if (!running) return undefined;
    const since = performance.now();
    const tick = setInterval(() => setElapsed(performance.now() - since), 500);
    return () => clearInterval(tick);
  }, [running]);
  return elapsed;
};

/** Facts in one line, begun with a capital. */
const sentence = (facts: readonly string[]): string => facts.join(', ').replace(/^./, (letter) => letter.toUpperCase());

/** How far the reading of the headers is, and the way out. */
export const ProgressHead = ({ progress, done, subjects, from, cancel, goHome }: ProgressHeadProps): ReactElement => {
  const elapsed = useElapsed(!done);
  const { filesDone, filesTotal, bytesDone, bytesTotal } = progress;
  const stopped = done && filesDone < filesTotal;
  const percent = filesTotal === 0 ? 0 : Math.round((100 * filesDone) / filesTotal);
  const people = subjects > 0 ? `${amount(subjects, 'person', 'persons')} found` : done ? 'no CT images found' : 'no CT images found yet';
  const title = from === 'archive' ? (done ? `${amount(filesDone, 'image')} in the archive` : `Asking the archive, ${grouped(filesDone)} of ${amount(filesTotal, 'image')}`) : filesTotal === 0 && !done ? 'Looking through the drop'
    : stopped ? `Stopped after ${grouped(filesDone)} of ${amount(filesTotal, 'file')}`
      : done ? `${amount(filesTotal, 'file')} read` : `Reading headers, ${grouped(filesDone)} of ${amount(filesTotal, 'file')}`;
  const left = done ? '' : timeLeft(filesDone, filesTotal, elapsed);
  const facts = [people, bytesTotal === 0 ? '' : done && !stopped ? byteAmount(bytesTotal) : byteShare(bytesDone, bytesTotal), left].filter(Boolean);
  return (
    <div className="progress" role="group" aria-label="Progress">
      <div><h1>{title}</h1><p>{sentence(facts)}</p></div>
      {done ? subjects > 0 && <Button kind="edge" label={from === 'archive' ? 'Back to the archive' : 'Open other files'} press={goHome} /> : <Button kind="edge" label="Cancel" keys={['Esc']} press={cancel} />}
      <div className={done ? 'pbar done' : 'pbar'} role="progressbar" aria-label="Files read" aria-valuenow={percent} aria-valuemin={0} aria-valuemax={100}><i style={{ width: `${percent}%` }} /></div>
    </div>
  );
};
