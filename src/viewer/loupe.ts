import type { CssPoint, Size } from './camera';
import type { Box, Segment } from './label-placement';
import { lineBetween, svg } from './svg';

const POWER = 3;
const CLEAR = 28;

/** Where the magnifier goes: eight places around the end; the first that lies inside and off the stroke wins. It never covers the end. */
export const loupeBox = (at: CssPoint, diameter: number, bounds: Size, stroke: Segment | null): Box => {
  const radius = diameter / 2;
  const away = radius + CLEAR;
  const places = [225, 315, 135, 45, 180, 0, 270, 90].map((degrees) => {
    const turn = (degrees * Math.PI) / 180;
    return { x: at.x + away * Math.cos(turn), y: at.y + away * Math.sin(turn) };
  });
  const cost = (centre: CssPoint): number => {
    const out = Math.max(0, radius - centre.x, centre.x + radius - bounds.width) + Math.max(0, radius - centre.y, centre.y + radius - bounds.height);
    const ends = stroke ? stroke.reduce((sum, end) => sum + Math.max(0, radius + 12 - Math.hypot(end.x - centre.x, end.y - centre.y)), 0) : 0;
    const middle = stroke ? Math.max(0, radius - Math.hypot((stroke[0].x + stroke[1].x) / 2 - centre.x, (stroke[0].y + stroke[1].y) / 2 - centre.y)) : 0;
    return out * 10 + ends * 2 + middle;
  };
  const { x, y } = places.reduce((best, place) => (cost(place) < cost(best) - 1e-9 ? place : best));
  return { x: x - radius, y: y - radius, width: diameter, height: diameter };
};

/** A magnifier (3×) on the end that is being placed. */
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
