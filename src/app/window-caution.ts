import { isNodal, type LesionId, type TimepointId } from '../read';
import { traceAid } from './aid-trace';
import { aidAllowed } from './aids';
import { selectLesion } from './lesion-steps';
import { setSession, theRoom } from './state';
import { WINDOW_NAMES, windowGroup, windowMisfit, type WindowMisfit } from './window-fit';
import { rememberWindow, windowOfOrgan } from './window-per-organ';

const FOLLOWS: Readonly<Record<WindowMisfit, string>> = {
  'cuts-the-rim': 'This window cuts the rim of a nodule in the lung: it reads up to 3 mm short.',
  'hides-the-edge': 'This window is too wide to see where soft tissue ends.',
};

/** Says once that a lesion was measured in a window in which its edge cannot be seen, and remembers a window that fits. A note that stands already goes first. */
export const windowCaution = (id: LesionId, timepoint: TimepointId): void => {
  const { read, session, log } = theRoom();
  const lesion = read.lesions.find((one) => one.id === id);
  const drawn = lesion?.at.get(timepoint)?.caliper;
  // An outline that the pixels gave does not depend on how they were shown.
  if (drawn?.assisted && !drawn.assisted.changed) return;
  const window = drawn?.place.window;
  if (!lesion?.site || !window || lesion.role === 'non-target') return;
  const { organ } = lesion.site;
  const misfit = windowMisfit(organ, window);
  if (!misfit) return rememberWindow(organ, window);
  if (!aidAllowed(read, 'window-caution')) return;
  const detail = `W ${Math.round(window.width)} L ${Math.round(window.center)}`;
  const told = log.some(({ act }) => act.kind === 'aidShown' && act.aid === 'window-caution' && act.lesion === id && act.timepoint === timepoint && act.detail === detail);
  if (told || (session.note !== null && session.note.rank !== 'information')) return;
  traceAid('window-caution', timepoint, id, detail);
  const name = WINDOW_NAMES[windowGroup(organ)];
  const change = (): void => {
    setSession({ note: null });
    selectLesion(id);
    theRoom().stage?.setWindow('both', windowOfOrgan(organ));
  };
  setSession({
    note: {
      id: 'window-caution', rank: 'caution', fact: `${lesion.name}, ${isNodal(lesion.site) ? 'a node' : lesion.site.label.toLowerCase()}, was drawn at ${detail}.`, follows: FOLLOWS[misfit],
      actions: [{ label: `Switch to ${name} window`, press: change }], dismiss: () => setSession({ note: null }),
      about: { timepoint, lesion: id, reasons: ['the edge is clear in this window', 'it lies against soft tissue', 'the same window as before'], label: 'Keep it' },
    },
  });
};
