import type { Series, Slice } from '../dicom';
import { movedCamera, type Camera, type Looking } from './camera';
import type { NotShown } from './decode-frame';
import type { FramesInUse } from './frames-in-use';
import { cameraLike, fitPerMm, fittedBeside, latticeOf } from './image-scale';
import { PaintWaits } from './paint-waits';
import type { PaneKin } from './pane-kin';
import { PaneMarks, type OnScreen } from './pane-marks';
import { seenOf } from './seen-ranges';
import type { SeriesFrames } from './series-frames';
import type { Side, ViewState } from './stage';
import type { Frame } from './stored-values';
import { Surface } from './surface';
import { ToldView } from './told-view';
import { emptyView, sliceFacts } from './view-state';
import { windowFor, type Windowing, type WindowChoice } from './window';

/** One viewport: which series and slice, how it is looked at, which marks lie on it. The image, the marks and the view state always tell of the same slice. */
export class Pane {
  readonly marks = new PaneMarks(() => this.#onScreen(), () => this.#surface);
  #surface: Surface | null = null;
  #frames: SeriesFrames | null = null;
  #stopListening: () => void = () => undefined;
  #target = 0;
  #camera: Camera | null = null;
  #fitted = true;
  #choice: WindowChoice = 'file';
  #inverted = false;
  #turn = 0;
  #paintAsked = false;
  /** By series: what was looked at stays known when it is hung again. */
  readonly #told: ToldView;
  readonly #paints = new PaintWaits();

  constructor(readonly side: Side, readonly inUse: FramesInUse, readonly kin: PaneKin) {
    this.#told = new ToldView(emptyView(side));
  }

  get view(): ViewState {
    return this.#told.now;
  }

  get surface(): Surface | null {
    return this.#surface;
  }

  /** The slice asked for last; the view follows as soon as its pixels are there. */
  get target(): number {
    return this.#target;
  }

  get frame(): Frame | null {
    return this.#frames?.frame(this.view.index) ?? null;
  }

  /** The image of any slice of the series shown; null while it is not in memory. */
  frameAt(index: number): Frame | null {
    return this.#frames?.frame(index) ?? null;
  }

  /** Null while no image is on screen. */
  get looking(): Looking | null {
    const { slice } = this.view;
    return slice && this.#camera && this.#surface ? { camera: this.#camera, lattice: latticeOf(slice), size: this.#surface.size } : null;
  }

  /** Whether the whole image is to be seen, in whatever size that takes. */
  get fitted(): boolean {
    return this.#fitted;
  }

  /** What the reader asked for; 'file' until then. */
  get windowChoice(): WindowChoice {
    return this.#choice;
  }

  /** CSS pixels per mm at which the whole image just fits; null where that cannot be told. */
  get fitPerMm(): number | null {
    const { slice } = this.view;
    return slice && this.#surface ? fitPerMm(slice, this.#surface.size) : null;
  }

  subscribe(listener: () => void): () => void {
    return this.#told.subscribe(listener);
  }

  mount(element: HTMLElement): Surface {
    this.unmount();
    this.#surface = new Surface(element, this.side, { painted: () => this.#painted(), resized: () => this.#resized() });
    this.#resized();
    return this.#surface;
  }

  unmount(): void {
    this.#surface?.dispose();
    this.#surface = null;
  }

  /** Paints anew on a fresh canvas. */
  renew(): void {
    this.#surface?.renew();
    this.#refresh();
  }

  async show(series: Series | null, index = Math.floor((series?.slices.length ?? 0) / 2)): Promise<NotShown | null> {
    if (series && series === this.view.series && this.view.status === 'ready') return this.#shownAgain(index);
    const turn = ++this.#turn;
    const before = this.#frames;
    this.#stopListening();
    this.#frames = series ? this.inUse.take(series) : null;
    if (before) this.inUse.giveBack(before);
    this.#camera = null;
    this.#fitted = true;
    this.#inverted = false;
    this.marks.setLive(null);
    this.#surface?.blank();
    this.#told.set(emptyView(this.side));
    const frames = this.#frames;
    if (!series || !frames) {
      this.kin.fitChanged();
      return null;
    }
    if (series.slices.length === 0) return this.#fail({ kind: 'no-images', detail: series.description });
    this.#stopListening = frames.subscribe(() => this.#told.set({ loaded: frames.loaded }));
    this.#target = Math.min(Math.max(0, Math.round(index)), series.slices.length - 1);
    this.#told.set({ status: 'loading', series, count: series.slices.length, index: this.#target, loaded: frames.loaded, seen: seenOf(series.key) });
    const decoded = await frames.want(this.#target);
    if (turn !== this.#turn) return null;
    this.#land(this.#target);
    if (decoded.kind === 'problem') {
      frames.lookAt(this.#target);
      return decoded.problem;
    }
    if (this.#surface) await this.#paints.next();
    frames.lookAt(this.#target);
    return null;
  }

  /** Already hanging: only the slice changes. */
  async #shownAgain(index: number): Promise<NotShown | null> {
    const frames = this.#frames;
    this.scrollTo(index);
    const decoded = await frames?.want(this.#target);
    if (decoded?.kind === 'problem') return decoded.problem;
    if (this.#surface) await this.#paints.next();
    return null;
  }

  scrollTo(index: number): void {
    const frames = this.#frames;
    const { count } = this.view;
    if (!frames || count === 0) return;
    this.#target = Math.min(Math.max(0, Math.round(index)), count - 1);
    if (frames.decoded(this.#target)) {
      frames.lookAt(this.#target);
      this.#land(this.#target);
      return;
    }
    const { turn, target } = { turn: this.#turn, target: this.#target };
    void frames.want(target).then(() => {
      if (turn === this.#turn && target === this.#target) this.#land(target);
    });
  }

  /** Asks again for what did not come. */
  retry(): void {
    this.#frames?.retry();
    if (this.view.status === 'failed') this.scrollTo(this.#target);
  }

  look(camera: Camera): void {
    this.#fitted = false;
    this.#camera = camera;
    this.#refresh();
  }

  fit(): void {
    this.#fitted = true;
    this.#resized();
  }

  /** Fits again beside what is shown on the other side now. */
  refit(): void {
    const { slice } = this.view;
    if (!slice || !this.#surface || !this.#fitted) return;
    this.#camera = fittedBeside(slice, this.#surface.size, this.kin.beside().fitPerMm);
    this.#refresh();
  }

  move(dx: number, dy: number): void {
    const { looking } = this;
    if (looking) this.look(movedCamera(looking, dx, dy));
  }

  setWindow(choice: WindowChoice): void {
    this.#choice = choice;
    const { slice } = this.view;
    const { frame } = this;
    if (slice && frame) this.showWindow(windowFor(choice, slice, frame));
    else if (typeof choice === 'object') this.#told.set({ window: choice });
  }

  /** For the series that hangs now; what the reader chose stays chosen for the next. */
  showWindow(window: Windowing): void {
    this.#told.set({ window });
    this.#refresh();
  }

  invert(): void {
    this.#inverted = !this.#inverted;
    this.#told.set({ inverted: this.#inverted });
    this.#refresh();
  }

  probe(value: ViewState['probe']): void {
    if (value?.value !== this.view.probe?.value) this.#told.set({ probe: value });
  }

  destroy(): void {
    this.#turn++;
    this.#stopListening();
    if (this.#frames) this.inUse.giveBack(this.#frames);
    this.#frames = null;
    this.unmount();
    this.#told.silence();
  }

  #fail(problem: NotShown): NotShown {
    this.#surface?.blank();
    this.#told.set({ status: 'failed', problem });
    return problem;
  }

  /** From here on the view tells of this slice. */
  #land(index: number): void {
    const { series } = this.view;
    const decoded = this.#frames?.decoded(index);
    const slice = series?.slices[index];
    if (!series || !slice || !decoded) return;
    if (decoded.kind === 'problem') {
      this.#told.set({ index, slice });
      this.#fail(decoded.problem);
      return;
    }
    const first = this.#camera === null;
    const before = this.fitPerMm;
    if (first) this.#likeBeside(slice);
    if (this.#surface && this.#fitted) this.#camera = fittedBeside(slice, this.#surface.size, this.kin.beside().fitPerMm);
    const window: Windowing = first || !this.view.slice ? windowFor(this.#choice, slice, decoded.frame) : this.view.window;
    this.#told.set({ status: 'ready', problem: null, index, slice, window });
    this.#refresh();
    if (this.fitPerMm !== before || first) this.kin.fitChanged();
    if (first) this.kin.hung();
  }

  /** Hangs as the other side is looked at, where that is zoomed in and linked. */
  #likeBeside(slice: Slice): void {
    const { held } = this.kin.beside();
    this.#camera = held && cameraLike(slice, held);
    this.#fitted = this.#camera === null;
  }

  #resized(): void {
    this.refit();
    this.#refresh();
    this.kin.fitChanged();
  }

  #refresh(): void {
    const { series, index } = this.view;
    if (series && this.#camera) this.#told.set(sliceFacts(series, index, this.#camera));
    if (this.#paintAsked) return;
    this.#paintAsked = true;
    queueMicrotask(() => {
      this.#paintAsked = false;
      const { slice, window } = this.view;
      const { frame } = this;
      if (!slice || !frame || !this.#camera || !this.#surface) return;
      this.#surface.paint({ slice, frame, camera: this.#camera, window, inverted: this.#inverted !== frame.lowIsWhite });
    });
  }

  #painted(): void {
    this.marks.draw();
    const { series, index, status } = this.view;
    const seen = series && status === 'ready' ? seenOf(series.key, index) : this.view.seen;
    if (seen !== this.view.seen) this.#told.set({ seen });
    this.#paints.painted();
  }

  #onScreen(): OnScreen | null {
    const { slice, series, status, window } = this.view;
    const { looking, frame } = this;
    return this.#surface && slice && series && looking && frame && status === 'ready' ? { surface: this.#surface, series, slice, frame, looking, window } : null;
  }
}
