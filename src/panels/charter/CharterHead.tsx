import type { ReactElement } from 'react';
import { charterDocument, PRESETS, type CharterDocument, type CharterProblem } from '../../irecist';
import { Button } from '../parts/Button';
import { FileButton } from '../parts/FileButton';
import { distanceInWords, OWN, ownNameOf, presetOf, settingOf } from './words';

interface CharterHeadProps {
  readonly draft: CharterDocument;
  readonly ownName: string;
  /** Null while a setting is not possible: such a charter has no hash and goes into no file. */
  readonly hash: string | null;
  /** Why the last file was not taken. */
  readonly refused: readonly CharterProblem[];
  readonly rename: (name: string) => void;
  readonly take: (document: CharterDocument) => void;
  readonly openFile: (file: File) => void;
  readonly save: (() => void) | null;
}

/** Which charter it is: the presets, its own name, its hash; to a file and from one. */
export const CharterHead = ({ draft, ownName, hash, refused, rename, take, openFile, save }: CharterHeadProps): ReactElement => {
  const preset = presetOf(draft.settings);
  return (
    <section className="charter-head" aria-label="Which charter">
      <div className="presets" role="group" aria-label="Presets">
        {PRESETS.map((one) => (
          <button key={one.id} type="button" className="preset-choice" aria-pressed={one.id === preset?.id} onClick={() => take(charterDocument(one.charter))}>
            <b>{one.name}</b><span>{one.meaning}</span>
          </button>
        ))}
      </div>
      <p className="which">
        {preset === null ? <label className="own-name">Name<input className="box" value={ownNameOf(ownName)} placeholder={OWN} maxLength={80} onChange={(event) => rename(event.currentTarget.value)} /></label> : <b>{draft.name}</b>}
        <span className="muted">{distanceInWords(draft.settings)}</span>
        <span className="hash" title="First eight digits of the SHA-256 of the whole charter, as the strip shows them">{hash ?? 'a setting is not possible'}</span>
        <span className="push" />
        <FileButton icon="open" label="Open charter file" accept=".json,application/json" choose={([file]) => { if (file) openFile(file); }} />
        <Button icon="save" label="Save as file" disabled={save === null} press={() => save?.()} />
      </p>
      {refused.length > 0 && (
        <div className="refused" role="alert">
          <p>The file was not taken; nothing was changed.</p>
          <ul>{refused.map(({ setting, detail }) => <li key={setting + detail}>{setting !== '' && <b>{settingOf(setting)?.title ?? setting}: </b>}{detail}</li>)}</ul>
        </div>
      )}
    </section>
  );
};
