import { setSession, theRoom } from './state';

/** Images in a second: from one that can be read to what a monitor shows. */
const RATES = [4, 6, 8, 10, 15, 20, 30] as const;
let rate = 3;
let timer: ReturnType<typeof setInterval> | null = null;
let forward: 1 | -1 = 1;
let wait: AbortController | null = null;

/** One image on, and back again from either end. */
const step = (): void => {
  const { stage, session } = theRoom();
  const view = stage?.view(session.activeSide);
  if (!stage || !view || view.status !== 'ready' || view.count < 2) return stopCine();
  if (view.index >= view.count - 1) forward = -1;
  else if (view.index <= 0) forward = 1;
  stage.scrollBy(session.activeSide, forward);
};

const run = (): void => {
  if (timer !== null) clearInterval(timer);
  timer = setInterval(step, 1000 / (RATES[rate] ?? 10));
  setSession({ toast: { id: `cine ${RATES[rate]}`, text: `Cine, ${RATES[rate]} images a second: + and − change it, any key or the wheel stops`, undo: false } });
};

export const stopCine = (): void => {
  if (timer === null) return;
  clearInterval(timer);
  timer = null;
  wait?.abort();
};

/** Runs through the images of the active side; every key (but + and −), the wheel and a press stop it. */
export const startCine = (): void => {
  forward = 1;
  wait = new AbortController();
  const { signal } = wait;
  const stop = (): void => stopCine();
  for (const what of ['wheel', 'pointerdown'] as const) window.addEventListener(what, stop, { signal, capture: true, passive: true });
  window.addEventListener('blur', stop, { signal });
  run();
};

/** A key pressed while cine runs: true if that was all it was for. */
export const cineTook = (key: string): boolean => {
  if (timer === null) return false;
  const by = key === '+' || key === '=' ? 1 : key === '-' || key === '−' ? -1 : 0;
  if (by === 0) {
    stopCine();
    return key.toLowerCase() === 'c' || key === 'Escape';
  }
  rate = Math.min(RATES.length - 1, Math.max(0, rate + by));
  run();
  return true;
};
