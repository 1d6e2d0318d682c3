import { useId, type ReactElement } from 'react';
import { DEFAULT_CHARTER, type Charter, type Setting } from '../../irecist';
import { Chip } from '../parts/Chip';
import { valueInWords, type SettingValue } from './words';

export interface SettingRowProps {
  readonly setting: Setting;
  readonly charter: Charter;
  /** The charter in force, to tell what was changed since; null on the loading page. */
  readonly inForce: Charter | null;
  readonly problem: string | null;
  readonly change: (name: keyof Charter, value: unknown) => void;
}

/** One setting: its value to choose, what it means, where it comes from, and what else it could be. */
export const SettingRow = ({ setting, charter, inForce, problem, change }: SettingRowProps): ReactElement => {
  const id = useId();
  const { name, question, title, meaning, source, rules } = setting;
  const value = charter[name];
  const differs = value !== DEFAULT_CHARTER[name];
  const before = inForce && inForce[name] !== value ? valueInWords(setting, inForce[name]) : null;
  return (
    <li className={differs ? 'setting differs' : 'setting'} id={`setting-${name}`}>
      <div className="what">
        <h3 id={id}>{title}{question !== null && <Chip title="Open question of the rule book">{question}</Chip>}{differs && <Chip kind="open">not the default</Chip>}</h3>
        <p>{meaning}</p>
        <p className="source"><code>{name}</code><span>{source}</span><span className="rules">{rules.map((rule) => <a key={rule} href={`/rules.html#${rule}`} target="_blank" rel="noreferrer" title={`Rule ${rule} in the rule book`}>{rule}</a>)}</span></p>
      </div>
      <div className="value">
        <Control setting={setting} value={value} labelledBy={id} invalid={problem !== null} change={(to) => change(name, to)} />
        {problem !== null && <p className="wrong" role="alert">{problem}</p>}
        {differs && <p className="muted">Default: {valueInWords(setting, DEFAULT_CHARTER[name])}</p>}
        {before !== null && <p className="muted">Until now: {before}</p>}
      </div>
    </li>
  );
};

interface ControlProps {
  readonly setting: Setting;
  readonly value: SettingValue;
  readonly labelledBy: string;
  readonly invalid: boolean;
  readonly change: (value: unknown) => void;
}

const Control = ({ setting, value, labelledBy, invalid, change }: ControlProps): ReactElement => {
  const { values, name } = setting;
  if (values.kind === 'number') {
    return (
      <span className="number">
        <input className="box" type="number" aria-labelledby={labelledBy} aria-invalid={invalid} min={values.least} max={values.most} step={values.whole ? 1 : 0.1}
          value={typeof value === 'number' && Number.isFinite(value) ? value : ''} onChange={(event) => change(event.currentTarget.valueAsNumber)} />
        <span className="muted">{values.unit}, {values.least} to {values.most}</span>
      </span>
    );
  }
  return (
    <span className="options" role="radiogroup" aria-labelledby={labelledBy}>
      {values.options.map((option) => (
        <label key={String(option.value)}>
          <input type="radio" name={`charter ${name}`} checked={option.value === value} onChange={() => change(option.value)} />
          <span>{option.meaning}</span>
          {option.value === DEFAULT_CHARTER[name] && <span className="faint">default</span>}
        </label>
      ))}
    </span>
  );
};
