import { useMemo, useState, type ReactElement } from 'react';
import { charterProblems, DEFAULT_CHARTER, type Charter, type CharterDocument, type CharterProblem } from '../../irecist';
import { canonicalJson, optionsFrom, readingOf, type AidKind, type Read, type ReadOptions } from '../../read';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { Icon } from '../parts/Icon';
import { Toggle } from '../parts/Toggle';
import '../styles/charter.css';
import { AidRows } from './AidRows';
import { CharterHead } from './CharterHead';
import { charterEffect } from './effect';
import { EffectTable } from './EffectTable';
import { SettingRow } from './SettingRow';
import { differences, named, presetOf, settingOf, settingsMatching } from './words';

/** A charter out of a file, or what is wrong with it, by setting. */
export type CharterReading =
  | { readonly kind: 'read'; readonly document: CharterDocument }
  | { readonly kind: 'refused'; readonly problems: readonly CharterProblem[] };

export interface CharterSheetProps {
  /** In force, or chosen for the reads to come. */
  readonly document: CharterDocument;
  /** The running read, whose labels a change may move; null before a read begins. */
  readonly read: Read | null;
  /** Short hash of a document, as the strip shows it. */
  readonly hashOf: (document: CharterDocument) => string;
  readonly openFile: (file: File) => Promise<CharterReading>;
  readonly save: (document: CharterDocument) => void;
  /** The reason is empty before a read begins. */
  readonly choose: (document: CharterDocument, reason: string) => void;
  readonly close: () => void;
  /** Aids that the reader has switched off in this browser, and the switch. */
  readonly own?: { readonly off: readonly AidKind[]; readonly change: (kind: AidKind, on: boolean) => void };
}

/** A charter with what it says of the reading; nothing where that is the default, so that its hash stays what it was. */
const withReading = (document: CharterDocument, options: ReadOptions): CharterDocument => {
  const reading = readingOf(options);
  return reading ? { ...document, reading } : document;
};

/** The charter of a read: every setting with its value, meaning, source and alternatives; to change, to save, to open. What a change does to the labels is shown before it is made. */
export const CharterSheet = ({ document, read, hashOf, openFile, save, choose, close, own }: CharterSheetProps): ReactElement => {
  const [settings, setSettings] = useState<Charter>(document.settings);
  const [options, setOptions] = useState<ReadOptions>(() => optionsFrom(document.reading));
  const [ownName, setOwnName] = useState(document.name);
  const [text, setText] = useState('');
  const [onlyDifferent, setOnlyDifferent] = useState(false);
  const [reason, setReason] = useState('');
  const [refused, setRefused] = useState<readonly CharterProblem[]>([]);
  const problems = charterProblems(settings);
  const draft = withReading(named(settings, ownName), options);
  const readsOtherwise = canonicalJson(draft.reading ?? {}) !== canonicalJson(readingOf(optionsFrom(document.reading)) ?? {});
  const changed = readsOtherwise || differences(document.settings, settings).length > 0 || (presetOf(settings) === null && draft.name !== document.name);
  const effect = useMemo(() => (read && changed && problems.length === 0 ? charterEffect(read, document.settings, settings, options) : null), [read, changed, problems.length, document.settings, settings, options]);
  const shown = settingsMatching(text).filter(({ name }) => !onlyDifferent || settings[name] !== DEFAULT_CHARTER[name] || settings[name] !== document.settings[name]);
  const ready = changed && problems.length === 0 && (read === null || reason.trim() !== '');
  const confirm = (): void => { if (ready) choose(draft, reason.trim()); };
  const take = (to: CharterDocument): void => { setSettings(to.settings); setOptions(optionsFrom(to.reading)); setOwnName(to.name); setRefused([]); };
  const open = async (file: File): Promise<void> => {
    const reading = await openFile(file);
    if (reading.kind === 'read') take(reading.document);
    else setRefused(reading.problems);
  };
  return (
    <Dialog title="Charter" width={82} close={close} unsaved={changed}
      head={<><label className="field"><Icon name="find" /><input aria-label="Find a setting" placeholder="Find a setting" value={text} onChange={(event) => setText(event.currentTarget.value)} /></label><Toggle label="Only what differs" on={onlyDifferent} change={setOnlyDifferent} /></>}
      foot={(
        <form className="charter-foot" onSubmit={(event) => { event.preventDefault(); confirm(); }}>
          <span className="muted">{!changed ? 'Nothing is changed.' : problems.length > 0 ? 'A setting is not possible; see above.' : read ? 'Recorded with the reason; undo takes it back.' : 'For the reads that begin from now on.'}</span>
          <span className="push" />
          {read && <input className="box" aria-label="Reason for the change" placeholder="Reason for the change" maxLength={400} value={reason} disabled={!changed} onChange={(event) => setReason(event.currentTarget.value)} />}
          <Button kind="main" label={read ? 'Go on under this charter' : 'Use this charter'} disabled={!ready} {...(changed && read && reason.trim() === '' ? { title: 'A running read asks for a reason' } : {})} press={confirm} />
        </form>
      )}>
      <div className="charter">
        <CharterHead {...{ draft, ownName, refused }} hash={problems.length === 0 ? hashOf(draft) : null} rename={setOwnName} take={take} openFile={(file) => void open(file)} save={problems.length === 0 ? () => save(draft) : null} />
        {read && changed && problems.length === 0 && options.aids.label !== 'off' && (
          <section className="effect" aria-label="What it changes" aria-live="polite">
            <h2>What it changes</h2>
            {read.signed.size > 0 && <p className="muted">Signed timepoints keep their signatures, which were given under the charter before.</p>}
            <EffectTable effect={effect} />
          </section>
        )}
        <ul className="settings" aria-label="Settings">
          {shown.map((setting) => (
            <SettingRow key={setting.name} setting={setting} charter={settings} inForce={read ? document.settings : null} problem={problems.find((one) => one.setting === setting.name)?.detail ?? null}
              change={(name, value) => setSettings({ ...settings, [name]: value })} />
          ))}
          {shown.length === 0 && <li className="muted none">{onlyDifferent && text === '' ? 'Nothing differs from the default.' : 'No setting by these words.'}</li>}
        </ul>
        <AidRows options={options} change={setOptions} text={text} onlyDifferent={onlyDifferent} {...(own ? { own } : {})} />
        {problems.filter(({ setting }) => !settingOf(setting)).map(({ setting, detail }) => <p key={setting} className="wrong">{setting}: {detail}</p>)}
      </div>
    </Dialog>
  );
};
