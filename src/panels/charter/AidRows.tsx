import { useId, type ReactElement } from 'react';
import { AIDS, type AidKind, type AidState, type ReadOptions } from '../../read';
import { Chip } from '../parts/Chip';
import { Toggle } from '../parts/Toggle';

const STATES: Readonly<Record<AidState, string>> = { on: 'shown', 'after-own-stroke': 'only after the reader’s own stroke', off: 'never shown' };

export interface AidRowsProps {
  readonly options: ReadOptions;
  readonly change: (options: ReadOptions) => void;
  /** Words that were typed to find a setting. */
  readonly text: string;
  readonly onlyDifferent: boolean;
  /** Aids that the reader has switched off in this browser, and the switch; left out before a read begins. */
  readonly own?: { readonly off: readonly AidKind[]; readonly change: (kind: AidKind, on: boolean) => void };
}

const fits = (text: string, ...words: readonly string[]): boolean => text.trim().toLowerCase().split(/\s+/).filter(Boolean).every((word) => words.join(' ').toLowerCase().includes(word));

/** What a reader is shown beside the images: each aid with what it is, whether the charter allows it, and whether this reader wants it. */
export const AidRows = ({ options, change, text, onlyDifferent, own }: AidRowsProps): ReactElement | null => {
  const aids = AIDS.filter(({ kind, title, meaning }) => fits(text, 'aid', kind, title, meaning) && (!onlyDifferent || options.aids[kind] !== 'on' || (own?.off.includes(kind) ?? false)));
  const planes = fits(text, 'computed planes reformat coronal sagittal sum F6') && (!onlyDifferent || options.reformattedCounts);
  if (aids.length === 0 && !planes) return null;
  return (
    <section className="aid-settings" aria-label="Aids">
      <h2>Aids</h2>
      <p className="muted">They change no label. What is off is offered nowhere; what is shown leaves a trace in the log.</p>
      <ul className="settings">
        {planes && (
          <Row title="Sizes on computed planes" name="reformatted" meaning="Whether a size drawn on a coronal or sagittal plane that was computed from the slices counts in the sum (F6: the same plane throughout)." differs={options.reformattedCounts}
            states={[['kept-out', 'kept and shown, out of the sum'], ['count', 'counts as on a slice']]} value={options.reformattedCounts ? 'count' : 'kept-out'} choose={(value) => change({ ...options, reformattedCounts: value === 'count' })} />
        )}
        {aids.map(({ kind, title, meaning, states }) => (
          <Row key={kind} title={title} name={kind} meaning={meaning} differs={options.aids[kind] !== 'on'} states={states.map((state) => [state, STATES[state]])} value={options.aids[kind]}
            choose={(value) => change({ ...options, aids: { ...options.aids, [kind]: states.find((state) => state === value) ?? 'on' } })}>
            {own && options.aids[kind] !== 'off' && <Toggle label="For me, in this browser" on={!own.off.includes(kind)} change={(on) => own.change(kind, on)} />}
          </Row>
        ))}
      </ul>
    </section>
  );
};

interface RowProps {
  readonly title: string;
  readonly name: string;
  readonly meaning: string;
  readonly differs: boolean;
  readonly states: readonly (readonly [value: string, words: string])[];
  readonly value: string;
  readonly choose: (value: string) => void;
  readonly children?: ReactElement | false | undefined;
}

const Row = ({ title, name, meaning, differs, states, value, choose, children }: RowProps): ReactElement => {
  const id = useId();
  return (
    <li className={differs ? 'setting differs' : 'setting'} id={`aid-${name}`}>
      <div className="what"><h3 id={id}>{title}{differs && <Chip kind="open">not the default</Chip>}</h3><p>{meaning}</p><p className="source"><code>{name}</code></p></div>
      <div className="value">
        <span className="options" role="radiogroup" aria-labelledby={id}>
          {states.map(([state, words], index) => (
            <label key={state}><input type="radio" name={`aid ${name}`} checked={state === value} onChange={() => choose(state)} /><span>{words}</span>{index === 0 && <span className="faint">default</span>}</label>
          ))}
        </span>
        {children}
      </div>
    </li>
  );
};
