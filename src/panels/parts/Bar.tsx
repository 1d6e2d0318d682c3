import type { ReactElement, ReactNode } from 'react';
import { TEXTS } from '../texts';

/** The bar on top of every screen: the mark leads home, then what the screen puts there. */
export const Bar = ({ goHome, children }: { readonly goHome: (() => void) | null; readonly children: ReactNode }): ReactElement => (
  <header className="bar">
    {goHome ? (
      <button type="button" className="brand" aria-label={TEXTS.home} onClick={goHome}><Mark /><span className="mid-only">{TEXTS.product}</span></button>
    ) : (
      <span className="brand"><Mark /><span>{TEXTS.product}</span></span>
    )}
    {children}
  </header>
);

const Mark = (): ReactElement => (
  <svg viewBox="0 0 18 18" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round">
    <path d="M2 4.5 8 13l3.2-4.6L16 3.5" /><circle cx="8" cy="13" r="2" fill="currentColor" stroke="none" />
  </svg>
);
