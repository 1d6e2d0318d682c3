import { lazy, Suspense, useState, type ReactElement } from 'react';
import { charterDocument, PRESETS } from '../../irecist';
import type { LoadingProps } from '../pages-props';
import { presetOf } from '../charter/words';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';

const CharterSheet = lazy(async () => ({ default: (await import('../charter/CharterSheet')).CharterSheet }));

/** Under which charter a read begins: a preset, or the trial's own. The last choice is remembered. */
export const CharterLine = ({ charter, charterHash, chooseCharter, openCharterFile, saveCharter }: LoadingProps): ReactElement => {
  const [open, setOpen] = useState(false);
  const preset = presetOf(charter.settings);
  return (
    <section className="charter-line" aria-label="Charter">
      <label className="choose">
        <span>Charter</span>
        <select value={preset?.id ?? ''} onChange={(event) => { const to = PRESETS.find(({ id }) => id === event.currentTarget.value); if (to) chooseCharter(charterDocument(to.charter)); }}>
          {preset === null && <option value="">{charter.name}</option>}
          {PRESETS.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
        </select>
        <Icon name="down" />
      </label>
      <span className="muted">{preset?.meaning ?? `The trial’s own, ${charterHash(charter)}.`}</span>
      <span className="push" />
      <Button small kind="edge" label="Settings" title="Every setting of the charter, what it means, and what else it could be" press={() => setOpen(true)} />
      {open && (
        <Suspense fallback={null}>
          <CharterSheet document={charter} read={null} hashOf={charterHash} openFile={openCharterFile} save={saveCharter} close={() => setOpen(false)} choose={(to) => { chooseCharter(to); setOpen(false); }} />
        </Suspense>
      )}
    </section>
  );
};
