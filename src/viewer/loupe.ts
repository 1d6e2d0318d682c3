import type { CssPoint } from './camera';
import type { Box, Segment } from './label-placement';
import { lineBetween, svg } from './svg';

const POWER = 4;

/** A magnifier (4×) on the end that is being placed. */
export class Loupe {
  readonly root = document.createElement('div');
  readonly #canvas = document.createElement('canvas');
  readonly #lines = svg('svg', { class: 'stage-marks' });

  constructor() {
    const power = document.createElement('span');
    power.textContent = `${POWER}×`;
    this.root.className = 'stage-loupe';
    this.root.style.visibility = 'hidden';
    this.root.setAttribute('aria-hidden', 'true');
    this.root.append(this.#canvas, this.#lines, power);
  }

  /** CSS pixels. */
  get diameter(): number {
    return this.root.offsetWidth;
  }

  hide(): void {
    this.root.style.visibility = 'hidden';
  }

  /** `segments` are the strokes of the mark in CSS pixels of the viewport, `image` the canvas painted from its upper left corner. */
  show(at: CssPoint, box: Box, image: HTMLCanvasElement, segments: readonly Segment[], className: string): void {
    this.root.style.visibility = '';
    this.root.style.transform = `translate(${box.x}px, ${box.y}px)`;
    const middle = box.width / 2;
    const pixels = Math.round(box.width * devicePixelRatio);
    if (this.#canvas.width !== pixels) this.#canvas.width = this.#canvas.height = pixels;
    const context = this.#canvas.getContext('2d');
    if (!context) return;
    const side = pixels / POWER;
    context.imageSmoothingQuality = 'high';
    context.fillStyle = '#000';
    context.fillRect(0, 0, pixels, pixels);
    context.drawImage(image, at.x * devicePixelRatio - side / 2, at.y * devicePixelRatio - side / 2, side, side, 0, 0, pixels, pixels);
    const within = (point: CssPoint): CssPoint => ({ x: middle + (point.x - at.x) * POWER, y: middle + (point.y - at.y) * POWER });
    const cross: Segment[] = [[-1, 0], [1, 0], [0, -1], [0, 1]].map(([x = 0, y = 0]) => [{ x: middle + x * 8, y: middle + y * 8 }, { x: middle + x * 18, y: middle + y * 18 }]);
    this.#lines.replaceChildren(
      ...segments.flatMap(([a, b]) => [lineBetween(within(a), within(b), `halo short ${className}`), lineBetween(within(a), within(b), className)]),
      ...cross.flatMap(([a, b]) => [lineBetween(a, b, 'halo short plain'), lineBetween(a, b, 'short plain')]),
    );
  }
}
