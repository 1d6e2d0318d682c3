import './marks.css';
import type { Size } from './camera';
import { Loupe } from './loupe';
import { MarksLayer } from './marks-layer';
import { Painter, type Picture } from './painter';

export interface SurfaceEvents {
  painted(): void;
  resized(): void;
}

let surfaces = 0;

/** The elements of one viewport: the image that cornerstone paints, the marks over it and the magnifier. */
export class Surface {
  readonly root = document.createElement('div');
  readonly marks = new MarksLayer();
  readonly loupe = new Loupe();
  readonly #image = document.createElement('div');
  readonly #observer: ResizeObserver;
  readonly #events: SurfaceEvents;
  readonly #id: string;
  #painter: Painter;
  #size: Size = { width: 1, height: 1 };
  #density = devicePixelRatio;
  #stopWatchingDensity: () => void = () => undefined;

  constructor(element: HTMLElement, name: string, events: SurfaceEvents) {
    this.#events = events;
    this.#id = `${name}-${++surfaces}`;
    this.root.className = 'stage-pane';
    this.#image.className = 'stage-image';
    this.root.append(this.#image, this.marks.root, this.loupe.root);
    if (getComputedStyle(element).position === 'static') element.style.position = 'relative';
    element.prepend(this.root);
    this.#measure();
    this.#painter = new Painter(this.#image, this.#id, events.painted);
    this.#painter.resize(this.#size);
    this.#observer = new ResizeObserver(() => this.#fitElement());
    this.#observer.observe(this.root);
    this.#watchDensity();
  }

  /** CSS pixels, a whole number of device pixels each way. */
  get size(): Size {
    return this.#size;
  }

  get canvas(): HTMLCanvasElement {
    return this.#painter.canvas;
  }

  paint(picture: Picture): void {
    if (this.#density !== devicePixelRatio) this.#fitElement();
    this.#painter.paint(picture);
  }

  blank(): void {
    this.#painter.blank();
    this.marks.clear();
    this.loupe.hide();
  }

  /** A new painter in the same place, after the graphics card was lost. */
  renew(): void {
    this.#image.replaceChildren();
    this.#painter = new Painter(this.#image, this.#id, this.#events.painted);
    this.#painter.resize(this.#size);
  }

  dispose(): void {
    this.#observer.disconnect();
    this.#stopWatchingDensity();
    this.#painter.dispose();
    this.root.remove();
  }

  #measure(): boolean {
    const { width, height } = this.root.getBoundingClientRect();
    const snap = (length: number): number => Math.max(1, Math.floor(length * devicePixelRatio + 1e-6)) / devicePixelRatio;
    const size = { width: snap(width), height: snap(height) };
    const same = size.width === this.#size.width && size.height === this.#size.height;
    this.#size = size;
    this.#image.style.width = `${size.width}px`;
    this.#image.style.height = `${size.height}px`;
    return !same;
  }

  #fitElement(): void {
    const denser = this.#density !== devicePixelRatio;
    this.#density = devicePixelRatio;
    if (!this.#measure() && !denser) return;
    this.#painter.resize(this.#size);
    this.#events.resized();
  }

  /** A window moved to another screen changes its device pixels without changing its size. */
  #watchDensity(): void {
    const query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    const changed = (): void => {
      this.#stopWatchingDensity();
      this.#watchDensity();
      this.#fitElement();
    };
    query.addEventListener('change', changed);
    window.addEventListener('resize', changed);
    this.#stopWatchingDensity = () => {
      query.removeEventListener('change', changed);
      window.removeEventListener('resize', changed);
    };
  }
}
