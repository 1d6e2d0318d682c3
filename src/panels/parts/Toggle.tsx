import type { ReactElement } from 'react';

/** A switch with its words beside it. */
export const Toggle = ({ label, on, change }: { readonly label: string; readonly on: boolean; readonly change: (on: boolean) => void }): ReactElement => (
  <button type="button" role="switch" aria-checked={on} className="toggle" onClick={() => change(!on)}><i aria-hidden="true" />{label}</button>
);
