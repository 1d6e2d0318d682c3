/**
 * panels: the screens. Props in, intents out; React and nothing else.
 * Must not know storage, archives, exports or the wiring; enters the viewer only where a viewport is mounted.
 */
export type * from './room-props';
export type * from './pages-props';
