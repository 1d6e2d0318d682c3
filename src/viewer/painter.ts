import { cache, EVENTS, Enums, eventTarget, getShouldUseCPURendering, registerImageLoader, StackViewport, utilities, type Types } from '@cornerstonejs/core';
import type { Slice } from '../dicom';
import type { Camera, Size } from './camera';
import { aspectOf, describeImage, forgetImage } from './image-metadata';
import { startedEngine } from './start-cornerstone';
import type { Frame } from './stored-values';
import { windowRange, type Windowing } from './window';

/** What is to be seen: one image, looked at in one way. */
export interface Picture {
  readonly slice: Slice;
  readonly frame: Frame;
  readonly camera: Camera;
  readonly window: Windowing;
  readonly inverted: boolean;
}

const hanging = new Map<string, Types.IImage>();
registerImageLoader('nadir', (imageId: string) => {
  const image = hanging.get(imageId);
  return { promise: image ? Promise.resolve(image) : Promise.reject(new Error(`${imageId} is not being hung`)) };
});

const cornerstoneImage = (slice: Slice, frame: Frame, imageId: string): Types.IImage => ({
  imageId,
  minPixelValue: frame.minimum,
  maxPixelValue: frame.maximum,
  slope: frame.slope,
  intercept: frame.intercept,
  windowCenter: 40,
  windowWidth: 400,
  voiLUTFunction: Enums.VOILUTFunctionType.LINEAR,
  getPixelData: () => frame.values,
  getCanvas: () => document.createElement('canvas'),
  rows: frame.rows,
  columns: frame.columns,
  height: frame.rows,
  width: frame.columns,
  color: false,
  rgba: false,
  numberOfComponents: 1,
  columnPixelSpacing: 1,
  rowPixelSpacing: aspectOf(slice),
  invert: false,
  photometricInterpretation: 'MONOCHROME2',
  sizeInBytes: frame.values.byteLength,
  dataType: frame.values instanceof Int16Array ? 'Int16Array' : 'Uint16Array',
  voxelManager: utilities.VoxelManager.createImageVoxelManager({ width: frame.columns, height: frame.rows, scalarData: frame.values, numberOfComponents: 1 }) as Types.IVoxelManager<number>,
});

const lattice = (image: Types.IImage): string => `${image.columns}×${image.rows}×${image.rowPixelSpacing}×${image.dataType}`;

/** One cornerstone stack viewport, used as a painter only: it is always told everything, so nothing it remembers can show. */
export class Painter {
  readonly #viewport: StackViewport;
  readonly #id: string;
  readonly #images = new WeakMap<Frame, Types.IImage>();
  readonly #ids = new Set<string>();
  readonly #onProcessor = getShouldUseCPURendering();
  #shown: Types.IImage | null = null;
  #hangingNow: Promise<unknown> | null = null;
  #latest: Picture | null = null;
  #size: Size = { width: 0, height: 0 };

  /** `host` must be a whole number of device pixels wide and high, or the painting is off by a fraction of one. */
  constructor(readonly host: HTMLDivElement, id: string, readonly painted: () => void) {
    this.#id = id;
    const engine = startedEngine();
    engine.enableElement({ viewportId: id, type: Enums.ViewportType.STACK, element: host, defaultOptions: { background: [0, 0, 0] } });
    const viewport = engine.getViewport(id);
    if (!(viewport instanceof StackViewport)) throw new Error('cornerstone gave no stack viewport');
    this.#viewport = viewport;
    host.addEventListener(EVENTS.IMAGE_RENDERED, painted);
  }

  get canvas(): HTMLCanvasElement {
    return this.#viewport.getCanvas();
  }

  /** CSS pixels. */
  resize(size: Size): void {
    this.#size = size;
    if (this.#onProcessor) {
      const { canvas } = this;
      const width = Math.round(size.width * devicePixelRatio);
      const height = Math.round(size.height * devicePixelRatio);
      if (canvas.width !== width) canvas.width = width;
      if (canvas.height !== height) canvas.height = height;
    } else startedEngine().resize(false, true);
  }

  /** Paints in the next animation frame and then calls `painted`. */
  paint(picture: Picture): void {
    this.#latest = picture;
    if (!this.#hangingNow) this.#paintLatest();
  }

  blank(): void {
    this.#latest = null;
    this.host.style.visibility = 'hidden';
  }

  #paintLatest(): void {
    const picture = this.#latest;
    if (!picture) return;
    const image = this.#imageOf(picture);
    if (!this.#shown || lattice(this.#shown) !== lattice(image)) {
      this.#hang(image);
      return;
    }
    if (image !== this.#shown) this.#viewport.renderImageObject(image);
    this.#shown = image;
    this.#look(picture);
    this.host.style.visibility = '';
    this.#viewport.render();
  }

  /** A stack of one: cornerstone is told of a new lattice, every further image of it is handed over directly. */
  #hang(image: Types.IImage): void {
    hanging.set(image.imageId, image);
    this.#hangingNow = this.#viewport.setStack([image.imageId], 0).finally(() => {
      hanging.delete(image.imageId);
      if (cache.getImageLoadObject(image.imageId)) cache.removeImageLoadObject(image.imageId, { force: true });
      this.#shown = image;
      this.#hangingNow = null;
      this.#paintLatest();
    });
  }

  #imageOf({ slice, frame }: Picture): Types.IImage {
    const known = this.#images.get(frame);
    if (known) return known;
    const imageId = describeImage(slice);
    this.#ids.add(imageId);
    const image = cornerstoneImage(slice, frame, imageId);
    this.#images.set(frame, image);
    return image;
  }

  #look({ camera, window, inverted, frame }: Picture): void {
    const aspect = this.#shown?.rowPixelSpacing ?? 1;
    const { lower, upper } = windowRange(window);
    if (this.#onProcessor) {
      // The processor path scales by device pixels per finer spacing and counts pixels from their corner.
      this.#viewport.setCamera({ scale: camera.zoom * devicePixelRatio * Math.min(1, aspect) });
      this.#viewport.setCamera({ focalPoint: [camera.centre.column + 0.5, (camera.centre.row + 0.5) * aspect, 0] });
      this.#viewport.setProperties({ voiRange: { lower, upper }, invert: inverted });
      return;
    }
    const { position, focalPoint } = this.#viewport.getCamera();
    const middle: Types.Point3 = [camera.centre.column, camera.centre.row * aspect, 0];
    const back = position && focalPoint ? position[2] - focalPoint[2] : -1;
    this.#viewport.setCamera({ focalPoint: middle, position: [middle[0], middle[1], back], parallelScale: this.#size.height / 2 / camera.zoom });
    // The graphics-card path windows stored values.
    const stored = [(lower - frame.intercept) / frame.slope, (upper - frame.intercept) / frame.slope] as const;
    this.#viewport.setProperties({ voiRange: { lower: Math.min(...stored), upper: Math.max(...stored) }, invert: frame.slope < 0 ? !inverted : inverted });
  }

  dispose(): void {
    this.host.removeEventListener(EVENTS.IMAGE_RENDERED, this.painted);
    this.#latest = null;
    for (const id of this.#ids) forgetImage(id);
    startedEngine().disableElement(this.#id);
    this.host.replaceChildren();
  }
}

/** Calls back when the graphics card was taken away. */
export const whenContextIsLost = (listener: () => void): (() => void) => {
  eventTarget.addEventListener(EVENTS.WEBGL_CONTEXT_LOST, listener);
  return () => eventTarget.removeEventListener(EVENTS.WEBGL_CONTEXT_LOST, listener);
};
