/**
 * panels: the screens. Props in, intents out; React and nothing else.
 * Must not know storage, archives, exports or the wiring; enters the viewer only where a viewport is mounted.
 */
import './styles/tokens.css';
import './styles/parts.css';
import './styles/room.css';
import './styles/pages.css';

export type * from './room-props';
export type * from './pages-props';
export { Home } from './pages/Home';
export { Loading } from './pages/Loading';
export { ReadingRoom } from './room/ReadingRoom';
