import type { ReactElement } from 'react';

/** A key cap; a picture for the eye, hidden from assistive technology. */
export const Kbd = ({ cap }: { readonly cap: string }): ReactElement => <kbd aria-hidden="true">{cap}</kbd>;
