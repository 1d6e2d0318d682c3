import type { ReactElement } from 'react';
import { TEXTS } from '../texts';

/** A fact of the strip that leads somewhere. */
export interface StripLink {
  readonly text: string;
  readonly label: string;
  readonly press: () => void;
}

/** Always there, never hidden: what this is not, and who reads. */
export const ResearchStrip = ({ facts }: { readonly facts: readonly (string | StripLink)[] }): ReactElement => (
  <section className="research" aria-label="Research use">
    <b>{TEXTS.research}</b>
    <span className="end">{facts.map((fact) => (typeof fact === 'string' ? <span key={fact}>{fact}</span> : <span key={fact.label}><button type="button" className="strip-link" title={fact.label} onClick={fact.press}>{fact.text}</button></span>))}</span>
  </section>
);
