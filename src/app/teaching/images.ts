import { readSources, type Series } from '../../dicom';
import { caseScan, openPhantom, type CaseScript, type Phantom } from '../../phantom';
import { sourceOfFile } from '../byte-sources';
import { setLesson, setTeaching, teaching } from './state';

let phantom: Phantom | null = null;

interface Rendering {
  /** Files by slice. The browser keeps them where it likes; a scan is 80 MB. */
  readonly files: Map<number, File>;
  series: Series | null;
}

/** Scans of the cases opened last, by case and label. Rendering one again takes seconds, keeping all nine would take gigabytes. */
const kept = new Map<string, Map<string, Rendering>>();
const KEPT_CASES = 2;

let current: AbortController | null = null;
let running = '';

const seriesOf = async (files: readonly File[]): Promise<Series | null> => {
  const library = await readSources(files.map((file) => sourceOfFile(file, file.name)), {});
  return library.subjects[0]?.days[0]?.series[0] ?? null;
};

const show = (caseId: string, label: string, series: Series | null): void => {
  const { opened, series: shown } = teaching.getState();
  if (series && opened?.story.card.id === caseId) setTeaching({ series: new Map([...shown, [label, series]]) });
};

/** The slice that is wanted first, then outwards from it. */
export const outwards = (count: number, first: number): readonly number[] =>
  Array.from({ length: count }, (_, slice) => slice).toSorted((a, b) => Math.abs(a - first) - Math.abs(b - first) || a - b);

const told = (label: string, done: number, total: number): void => {
  const { session } = teaching.getState();
  if (session) setLesson({ rendered: { ...session.rendered, [label]: { done, total } } });
};

/** Renders what is missing of a scan: its wanted slice first, which is shown at once. */
const renderScan = async (script: CaseScript, number: number, label: string, first: number, rendering: Rendering, signal: AbortSignal): Promise<void> => {
  phantom ??= openPhantom();
  const total = caseScan(script, number).slices;
  const order = outwards(total, first).filter((slice) => !rendering.files.has(slice));
  for await (const { index, bytes } of phantom.scan(script, number, { order, signal })) {
    rendering.files.set(index, new File([new Uint8Array(bytes)], `${label}/${String(index + 1).padStart(4, '0')}.dcm`));
    const done = rendering.files.size;
    if (done === 1) show(script.id, label, await seriesOf([...rendering.files.values()]));
    if (done % 8 === 0 || done === total) told(label, done, total);
  }
  rendering.series = await seriesOf([...rendering.files.entries()].toSorted(([a], [b]) => a - b).map(([, file]) => file));
  show(script.id, label, rendering.series);
};

/** The scans of a lesson in the order in which they are needed: the one on the right, its partner, then those to come. */
const needed = (): readonly number[] => {
  const { opened, session } = teaching.getState();
  const count = opened?.script?.script.timepoints.length ?? 0;
  const step = session?.step ?? 0;
  return [...new Set([step, 0, ...Array.from({ length: count }, (_, number) => (step + number) % Math.max(1, count))])].filter((number) => number < count);
};

/** Renders the open case, scan by scan, what is on screen first. Called when a case is opened and at every step; does nothing where all is there. */
export const renderNeeded = async (): Promise<void> => {
  const { opened } = teaching.getState();
  if (!opened?.script) return;
  const { script } = opened.script;
  const scans = kept.get(script.id) ?? new Map<string, Rendering>();
  kept.delete(script.id);
  kept.set(script.id, scans);
  for (const id of [...kept.keys()].slice(0, -KEPT_CASES)) kept.delete(id);
  for (const [label, { series }] of scans) if (teaching.getState().series.get(label) !== series) show(script.id, label, series);
  const next = needed().find((number) => !scans.get(script.timepoints[number]?.id ?? '')?.series);
  if (next === undefined) return;
  const label = script.timepoints[next]?.id ?? '';
  const name = `${script.id} ${label}`;
  if (running === name && current && !current.signal.aborted) return;
  current?.abort();
  const mine = (current = new AbortController());
  running = name;
  const rendering = scans.get(label) ?? { files: new Map<number, File>(), series: null };
  scans.set(label, rendering);
  const first = firstSlice(next);
  if (rendering.files.size > 0 && !rendering.series) show(script.id, label, await seriesOf([...rendering.files.values()].slice(0, 1)));
  try {
    await renderScan(script, next, label, first, rendering, mine.signal);
  } catch (error) {
    if (mine.signal.aborted) return;
    phantom?.close();
    phantom = null;
    setLesson({ note: `The scan ${label} could not be rendered: ${error instanceof Error ? error.message : String(error)}. Step away and back to try again.` });
    return;
  } finally {
    if (current === mine) running = '';
  }
  if (teaching.getState().opened === opened) await renderNeeded();
};

/** The slice through the selected lesion, or the middle one. */
const firstSlice = (number: number): number => {
  const { opened, session } = teaching.getState();
  const timepoint = opened?.script?.script.timepoints[number];
  if (!opened?.script || !timepoint) return 0;
  const { thickness } = opened.script.script.image;
  const place = session?.selected ? opened.places.get(timepoint.id)?.get(session.selected) : undefined;
  return place ? Math.round((timepoint.top + timepoint.shift[2] - place[2]) / thickness) : Math.floor((timepoint.top - timepoint.bottom) / thickness / 2);
};

/** Stops what is being rendered; what is done is kept. */
export const stopRendering = (): void => {
  current?.abort();
  current = null;
  running = '';
};
