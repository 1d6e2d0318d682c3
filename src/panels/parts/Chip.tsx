import type { ReactElement, ReactNode } from 'react';

/** A small state: solid, an open question (dashed) or the mark of a new lesion. Never a button. */
export const Chip = ({ kind = 'state', children, title }: { readonly kind?: 'state' | 'open' | 'new'; readonly children: ReactNode; readonly title?: string | undefined }): ReactElement => (
  <span className={kind === 'state' ? 'chip' : `chip ${kind}`} title={title}>{children}</span>
);
