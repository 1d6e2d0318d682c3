/**
 * panels: the screens. Props in, intents out; React and nothing else.
 * Must not know storage, archives, exports or the wiring; enters the viewer only where a viewport is mounted.
 */
import './styles/tokens.css';
import './styles/parts.css';
import './styles/room.css';

export type * from './room-props';
export type * from './pages-props';
export { ReadingRoom } from './room/ReadingRoom';
