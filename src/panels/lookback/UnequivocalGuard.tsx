import { useEffect, useEffectEvent, useRef, useState, type ReactElement } from 'react';
import type { Lesion, Timepoint } from '../../read';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { Kbd } from '../parts/Kbd';

export interface UnequivocalGuardProps {
  readonly lesion: Lesion;
  readonly timepoint: Timepoint;
  /** Sites of the read that may have grown, the lesion's own first. */
  readonly sites: readonly string[];
  readonly again: boolean;
  readonly record: (sites: readonly string[]) => void;
  readonly close: () => void;
}

/** What "unequivocal" means, and where the burden has grown: one decision with its evidence, before a single letter makes progression. */
export const UnequivocalGuard = ({ lesion, timepoint, sites, again, record, close }: UnequivocalGuardProps): ReactElement => {
  const [on, setOn] = useState<readonly string[]>([]);
  const [words, setWords] = useState('');
  const chips = useRef<HTMLDivElement>(null);
  const named = [...on, ...words.split(',').map((word) => word.trim()).filter(Boolean)];
  const toggle = (site: string): void => setOn((before) => (before.includes(site) ? before.filter((one) => one !== site) : [...before, site]));
  const pressed = useEffectEvent((event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const on = event.target instanceof HTMLElement ? event.target : null;
    const typing = on?.tagName === 'INPUT';
    const site = typing ? undefined : sites[Number(event.key) - 1];
    if (/^[1-9]$/.test(event.key) && site !== undefined) { event.preventDefault(); toggle(site); }
    if (event.key === '/' && !typing) { event.preventDefault(); chips.current?.querySelector('input')?.focus(); }
    if (event.key === 'Enter' && !event.repeat && named.length > 0 && !on?.closest('footer, header')) { event.preventDefault(); record(named); }
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => pressed(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
  useEffect(() => chips.current?.querySelector<HTMLElement>('button')?.focus(), []);
  return (
    <Dialog title={again ? `${lesion.name}: unequivocal again?` : `${lesion.name}: unequivocal progression?`} width={44} close={close}
      head={<><span className="muted where">{lesion.site?.label ?? 'site not given'}, {timepoint.label}</span><span className="push" /></>}
      foot={(
        <>
          <span className="muted beside">The sites are kept with the answer.</span><span className="push" />
          <Button label="Increased, not unequivocally" press={() => { record([]); }} />
          <Button kind="main" label="Record as unequivocal" keys={['↵']} disabled={named.length === 0} press={() => record(named)} />
        </>
      )}>
      <div className="guard">
        <ul>
          <li><span>The <b>overall</b> burden of disease has grown so much that it would change treatment, even if the targets are stable or smaller.</span><span className="rule">R14</span></li>
          <li><span>As a scale: a volume larger by about <b>73 %</b>, which is a diameter larger by 20 %: as much as makes the targets PD.</span><span className="rule">R14</span></li>
          <li><span>A modest increase of one or more non-targets is not progression.</span><span className="rule">R15</span></li>
        </ul>
        <div ref={chips} role="group" aria-label="Where has it grown?">
          <h2 className="sec-h">Where has it grown?</h2>
          <div className="sites">
            {sites.map((site, index) => (
              <button key={site} type="button" className="btn small edge" aria-pressed={on.includes(site)} onClick={() => toggle(site)}>{site}{index < 9 && <Kbd cap={String(index + 1)} />}</button>
            ))}
          </div>
          <label className="field"><input aria-label="Other sites" placeholder="Other sites, with commas" value={words} onChange={(event) => setWords(event.currentTarget.value)} /><Kbd cap="/" /></label>
        </div>
      </div>
    </Dialog>
  );
};
