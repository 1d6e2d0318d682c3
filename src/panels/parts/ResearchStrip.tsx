import type { ReactElement } from 'react';
import { TEXTS } from '../texts';

/** Always there, never hidden: what this is not, and who reads. */
export const ResearchStrip = ({ facts }: { readonly facts: readonly string[] }): ReactElement => (
  <section className="research" aria-label="Research use">
    <b>{TEXTS.research}</b>
    <span className="end">{facts.map((fact) => <span key={fact}>{fact}</span>)}</span>
  </section>
);
