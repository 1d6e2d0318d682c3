import { createRoot } from 'react-dom/client';
import { App } from './App';
import { listenToDrops } from './drops';
import { watchSeries } from './guards';
import { showHome } from './home';
import { listenToKeys } from './keys';
import { onSignInAsked } from './archive/arriving';
import { showArchive } from './archive/open-archive-screen';
import { followAddress } from './link';
import { leaveRoom, rememberScreen, resumeRead } from './room-open';
import { openReadId, openTheShelf, inWords } from './shelf';
import { preparedStage } from './the-stage';
import { set } from './state';
import { hangDoor } from './trial/door';
import { recallIdentity } from './trial/identity';
import { resumeReading } from './trial/open-reading';
import { openWorklist } from './trial/worklist-screen';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no root element');

createRoot(root).render(<App />);
listenToKeys();
listenToDrops();
watchSeries();

// The screen is session state: it is remembered when the page may go, not at every turn of the wheel.
document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && rememberScreen());
window.addEventListener('pagehide', rememberScreen);
setInterval(rememberScreen, 2000);

/** A read that was open when the page went away comes back by itself. */
const start = async (): Promise<void> => {
  const { problem } = await openTheShelf();
  hangDoor({ resume: resumeReading, goToWorklist: () => void openWorklist() });
  await recallIdentity();
  onSignInAsked((root) => {
    leaveRoom();
    showArchive(root);
  });
  if (await followAddress()) return;
  const open = openReadId();
  if (open && (await resumeRead(open.readId, [], !open.ofThisTab))) return;
  await showHome();
  // The viewer is large; it is fetched while the reader looks for files.
  (window.requestIdleCallback ?? setTimeout)(() => void preparedStage());
  if (problem) set({ message: { rank: 'caution', ...inWords(problem) } });
};
start().catch((error: unknown) => {
  // Whatever keeps the store from opening must not keep the reader out.
  set({ screen: 'home', message: { rank: 'fault', fact: 'What this browser keeps could not be opened.', follows: `${error instanceof Error ? error.message : String(error)}. You can read, but save the read as a file before you close the page.` } });
});
