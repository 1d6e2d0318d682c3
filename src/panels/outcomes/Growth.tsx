import type { ReactElement } from 'react';
import { lesionGrowth, repeatabilityMm } from '../../irecist';
import { decimal, percent, signed } from '../numbers';
import { hyperprogressionLines, kineticsIn } from './growth-course';
import { readFollowUps, type Seen } from './seen';
import { OUTCOME_TEXTS } from './texts';

/** Every published definition of hyperprogression: yes, no, or not computable and what is missing. */
export const Hyperprogression = ({ seen }: { readonly seen: Seen }): ReactElement => (
  <section className="full" aria-label="Hyperprogression">
    <h3>Hyperprogression, by each definition</h3>
    <table className="plain-table">
      <thead><tr><th scope="col">Definition</th><th scope="col">Holds</th><th scope="col">Means</th></tr></thead>
      <tbody>
        {hyperprogressionLines(seen).map(({ name, meaning, source, verdict, missing }) => (
          <tr key={name}>
            <th scope="row">{name} <span className="faint">{source.replace(name, '').trim()}</span></th>
            <td>{verdict === null ? <span className="muted nowrap">not computable</span> : verdict ? <b>yes</b> : 'no'}</td>
            <td>{meaning}{missing.length > 0 && <span className="muted"> Missing: {missing.join('; ')}.</span>}</td>
          </tr>
        ))}
      </tbody>
    </table>
    <p className="muted">{OUTCOME_TEXTS.hyperprogression}</p>
  </section>
);

/** Growth rates before and on treatment, from three sums of the same targets. */
export const Kinetics = ({ seen }: { readonly seen: Seen }): ReactElement => {
  const found = kineticsIn(seen);
  const number = (value: number | null, words: (value: number) => string = signed): string => (value === null ? 'not computable' : words(value));
  const k = found?.kinetics;
  const slow = (value: number): string => `${value < 0 ? '−' : value > 0 ? '+' : ''}${Math.abs(value).toFixed(2)}`;
  return (
    <section aria-label="Growth rates">
      <h3>Growth rates of the sum</h3>
      {!k ? <p className="muted">The first follow-up has no complete sum yet.</p> : (
        <table className="plain-table">
          <thead><tr><th scope="col">Rate</th><th scope="col" className="num">Before baseline</th><th scope="col" className="num">Baseline to {found.first}</th><th scope="col" className="num">Ratio</th><th scope="col" className="num">Difference</th></tr></thead>
          <tbody>
            <tr><th scope="row"><abbr title="Tumour growth rate: volume, the lesions taken as spheres (Ferté 2014)">TGR</abbr>, % volume a month</th><td className="num">{number(k.tgrRefPctPerMonth)}</td><td className="num">{number(k.tgrExpPctPerMonth)}</td><td className="num">{number(k.tgrRatio, decimal)}</td><td className="num">{number(k.deltaTgrPctPerMonth)}</td></tr>
            <tr><th scope="row"><abbr title="Tumour growth kinetics: sum of diameters (Saâda-Bouzid 2017)">TGK</abbr>, mm a day</th><td className="num">{number(k.tgkPreMmPerDay, slow)}</td><td className="num">{number(k.tgkPostMmPerDay, slow)}</td><td className="num">{number(k.tgkRatio, decimal)}</td><td className="num">–</td></tr>
          </tbody>
        </table>
      )}
    </section>
  );
};

/** The pace of every target, and the sum's change beside what repeated readings differ by. */
export const LesionGrowthTable = ({ seen }: { readonly seen: Seen }): ReactElement => {
  const growth = lesionGrowth(seen.findings, seen.charter);
  const followUps = readFollowUps(seen);
  const targets = seen.read.lesions.filter(({ role }) => role === 'target').map(({ name }) => name);
  const band = repeatabilityMm(targets.length);
  const cell = (lesion: string, label: string): string => {
    const one = growth.find((at) => at.lesion === lesion && at.timepoint === label);
    return !one || one.mmPerWeek === null ? '–' : `${signed(one.mmPerWeek)} mm${one.percentPerWeek === null ? '' : `, ${percent(one.percentPerWeek)}`}`;
  };
  if (followUps.length === 0 || targets.length === 0) return <section aria-label="Growth of each target"><h3>Growth of each target</h3><p className="muted">No follow-up with targets has been read.</p></section>;
  return (
    <section aria-label="Growth of each target">
      <h3>Growth of each target, a week</h3>
      <div className="across">
        <table className="plain-table">
          <thead><tr><th scope="col">Target</th>{followUps.map(({ id, label }) => <th key={id} scope="col" className="num">{label}</th>)}</tr></thead>
          <tbody>
            {targets.map((name) => <tr key={name}><th scope="row">{name}</th>{followUps.map(({ id, label }) => <td key={id} className="num">{cell(name, label)}</td>)}</tr>)}
            <tr>
              <th scope="row">Sum from nadir, band ± {decimal(band)} mm</th>
              {followUps.map(({ id, index }) => {
                const change = seen.assessment.timepoints[index]?.changeFromNadirMm ?? null;
                return <td key={id} className="num">{change === null ? '–' : `${signed(change)} mm, ${Math.abs(change) <= band ? 'inside' : 'outside'}`}</td>;
              })}
            </tr>
          </tbody>
        </table>
      </div>
      <p className="muted">Pace since the scan before. {OUTCOME_TEXTS.repeatability}</p>
    </section>
  );
};
