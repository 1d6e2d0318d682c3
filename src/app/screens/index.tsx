import { lazy, Suspense, type ReactNode } from 'react';
import type { Screen } from '../state';

const Archive = lazy(async () => ({ default: (await import('./archive')).ArchiveJoined }));
const Cohort = lazy(async () => ({ default: (await import('./cohort')).Cohort }));
const Study = lazy(async () => ({ default: (await import('./study')).StudyJoined }));
const Worklist = lazy(async () => ({ default: (await import('./worklist')).Worklist }));
const Teaching = lazy(async () => ({ default: (await import('./teaching')).Teaching }));

/** Screens beside the reader's own. Each joins a panel to a store of its own, in a file of its own. */
const SCREENS: Readonly<Partial<Record<Screen, () => ReactNode>>> = {
  archive: () => <Archive />,
  cohort: () => <Cohort />,
  study: () => <Study />,
  worklist: () => <Worklist />,
  teaching: () => <Teaching />,
};

export const screenOf = (screen: Screen): ReactNode => {
  const shown = SCREENS[screen]?.();
  return shown ? <Suspense fallback={null}>{shown}</Suspense> : null;
};
