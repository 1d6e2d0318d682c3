import type { ReactNode } from 'react';
import type { Screen } from '../state';

/** Screens beside the reader's own. Each joins a panel to a store of its own, in a file of its own. */
const SCREENS: Readonly<Partial<Record<Screen, () => ReactNode>>> = {};

export const screenOf = (screen: Screen): ReactNode => SCREENS[screen]?.() ?? null;
