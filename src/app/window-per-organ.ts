import type { RoomAids } from '../panels';
import type { Lesion, Organ } from '../read';
import { keepAids, keptAids } from './kept-aids';
import { setSession, theRoom } from './state';
import { USUAL_WINDOW, WINDOW_NAMES, windowGroup, windowMisfit, type Windowing, type WindowGroup } from './window-fit';

/** The window that a jump put on, for which organ. */
let putOn: { readonly organ: Organ; readonly window: Windowing } | null = null;

const same = (a: Windowing, b: Windowing): boolean => Math.abs(a.center - b.center) < 0.05 && Math.abs(a.width - b.width) < 0.05;

/** What the aids are now, for the screen. */
const tellAids = (windowOf: RoomAids['windowOf']): void => {
  const { magnifier, windowPerOrgan, ownWindows, off } = keptAids();
  setSession({ aids: { magnifier, windowPerOrgan, ownWindows, windowOf, off } });
};

/** At the opening of a room nothing has been put on yet. */
export const showAids = (): void => {
  putOn = null;
  tellAids(null);
  theRoom().stage?.setMagnifier(keptAids().magnifier);
};

/** The window in which lesions of an organ are looked at from now on; one in which they must not be measured is not remembered. */
export const rememberWindow = (organ: Organ, window: Windowing): void => {
  const group: WindowGroup = windowGroup(organ);
  if (windowMisfit(organ, window) !== null || same(keptAids().lastWindow[group] ?? USUAL_WINDOW[group], window)) return;
  keepAids({ lastWindow: { ...keptAids().lastWindow, [group]: { center: window.center, width: window.width } } });
};

export const windowOfOrgan = (organ: Organ): Windowing => keptAids().lastWindow[windowGroup(organ)] ?? USUAL_WINDOW[windowGroup(organ)];

/** After a jump to a lesion: the window last used for its organ. Only on images in Hounsfield units. `~` shows the file's own again. */
export const putOnWindowFor = ({ site }: Lesion): void => {
  const { stage, session } = theRoom();
  const view = stage?.view(session.activeSide);
  if (!stage || !view || view.status !== 'ready' || view.slice?.pixels.rescaleType !== 'HU') return;
  // What the reader changed on the lesion before is what its organ is looked at in.
  if (putOn && !same(putOn.window, view.window)) rememberWindow(putOn.organ, view.window);
  putOn = null;
  if (!site || !keptAids().windowPerOrgan) return tellAids(null);
  const window = windowOfOrgan(site.organ);
  if (!same(window, view.window)) stage.setWindow('both', window);
  putOn = { organ: site.organ, window };
  tellAids({ name: WINDOW_NAMES[windowGroup(site.organ)], ...window });
};

export const setAid = (aid: 'magnifier' | 'windowPerOrgan', on: boolean): void => {
  keepAids(aid === 'magnifier' ? { magnifier: on } : { windowPerOrgan: on });
  if (aid === 'windowPerOrgan' && !on) putOn = null;
  tellAids(on ? (theRoom().session.aids?.windowOf ?? null) : null);
  theRoom().stage?.setMagnifier(keptAids().magnifier);
};

/** The window shown now becomes a preset of the reader's own. */
export const keepOwnWindow = (key: '7' | '8'): void => {
  const { stage, session } = theRoom();
  const window = stage?.view(session.activeSide).window;
  if (!window) return;
  keepAids({ ownWindows: { ...keptAids().ownWindows, [key]: { center: Math.round(window.center), width: Math.round(window.width) } } });
  tellAids(session.aids?.windowOf ?? null);
  setSession({ toast: { id: `own window ${key}`, text: `Key ${key} puts on W ${Math.round(window.width)} L ${Math.round(window.center)} from now on`, undo: false } });
};

export const putOnOwnWindow = (key: '7' | '8'): void => {
  const window = keptAids().ownWindows[key];
  if (window) theRoom().stage?.setWindow('both', window);
  else setSession({ toast: { id: `no own window ${key}`, text: `No window is kept under ${key} yet: the menu of windows keeps one`, undo: false } });
};
