/**
 * panels: the screens. Props in, intents out; React and nothing else.
 * Must not know storage, archives, exports or the wiring; enters the viewer only where a viewport is mounted.
 */
import './styles/tokens.css';
import './styles/parts.css';
import './styles/room.css';
import './styles/pages.css';
import './styles/look-back.css';

import { lazy } from 'react';

export type * from './room-props';
export type * from './pages-props';
export { Home } from './pages/Home';
export { Loading } from './pages/Loading';
export { ReadingRoom } from './room/ReadingRoom';
export { charterInForce } from './charter/in-force';
export type { CharterReading } from './charter/CharterSheet';
/** Sheets are fetched when they are first opened. */
export const OutcomesSheet = lazy(async () => ({ default: (await import('./outcomes/OutcomesSheet')).OutcomesSheet }));
export const ClinicalSheet = lazy(async () => ({ default: (await import('./outcomes/ClinicalSheet')).ClinicalSheet }));
export const CharterSheet = lazy(async () => ({ default: (await import('./charter/CharterSheet')).CharterSheet }));
export type { Look, LookBackCandidate, LookBackConsequence, LookBackProps } from './lookback/look-back-props';
export const LookBackSheet = lazy(async () => ({ default: (await import('./lookback/LookBack')).LookBack }));
export const UnequivocalGuard = lazy(async () => ({ default: (await import('./lookback/UnequivocalGuard')).UnequivocalGuard }));
