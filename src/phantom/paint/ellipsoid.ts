import type { Vec3 } from '../../dicom';
import { coverage } from '../coverage';
import { at } from './arithmetic';
import { heightAt, pixelBox, slabVariance, type SliceCanvas } from './slice-canvas';

export interface Ellipsoid {
  readonly center: Vec3;
  readonly semi: Vec3;
  /** Turned about z, radians. */
  readonly turn?: number;
  /** Factor on the radius by the place in the ellipsoid's own axes, mm; near 1. It fades towards the vertical axis, or caps would be stars. */
  readonly outline?: (u: number, v: number, w: number) => number;
}

export interface Tissue {
  /** HU, or HU by distance from the surface (mm, negative inside), place and pixel. */
  readonly hu: number | ((distance: number, x: number, y: number, index: number) => number);
  /** Amplitude of the fine grain, HU. */
  readonly grain?: number;
  /** Only where this mask says so (0 to 1 per pixel). */
  readonly clip?: Float32Array | undefined;
  /** Extra variance of the edge, mm². */
  readonly soft?: number;
  /** 0 to 1; 1 unless told. */
  readonly opacity?: number;
}

export const paintEllipsoid = (canvas: SliceCanvas, shape: Ellipsoid, tissue: Tissue): void => {
  const { center, semi, turn = 0, outline } = shape;
  const { hu, grain = 0, clip, soft = 0, opacity = 1 } = tissue;
  const { spacing, columns, left, top, riseX, riseY, edge, hu: values } = canvas;
  const fine = canvas.grain.fine;
  const [cx, cy, cz] = center;
  const middle = heightAt(canvas, cx, cy) - cz;
  const lean = (Math.abs(riseX) + Math.abs(riseY)) * Math.max(semi[0], semi[1]);
  if (opacity < 0.004 || Math.abs(middle) > semi[2] * (outline ? 1.3 : 1) + canvas.thickness + 3 * Math.sqrt(soft) + lean) return;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const [a2, b2, c2] = [1 / (semi[0] * semi[0]), 1 / (semi[1] * semi[1]), 1 / (semi[2] * semi[2])];
  const [spread, slab] = [edge * edge, slabVariance(canvas)];
  const widest = 4 * Math.sqrt(Math.max(spread, slab) + soft);
  const smallest = Math.min(semi[0], semi[1], semi[2]);
  const farLevel = (1 + widest / smallest) ** 2 * (outline ? 1.5 : 1);
  const nearLevel = typeof hu === 'function' || widest / smallest > 0.7 ? 0 : ((1 - widest / smallest) * (outline ? 0.75 : 1)) ** 2;
  const plain = typeof hu === 'number' ? hu : 0;
  const valued = typeof hu === 'number' ? null : hu;
  const [halfX, halfY] = [Math.hypot(semi[0] * cos, semi[1] * sin), Math.hypot(semi[0] * sin, semi[1] * cos)];
  const grow = outline ? 1.25 : 1;
  const { c0, c1, r0, r1 } = pixelBox(canvas, cx - halfX * grow - widest, cx + halfX * grow + widest, cy - halfY * grow - widest, cy + halfY * grow + widest);
  for (let row = r0; row <= r1; row += 1) {
    const y = top + row * spacing;
    const dy = y - cy;
    for (let column = c0; column <= c1; column += 1) {
      const x = left + column * spacing;
      const dx = x - cx;
      const u = dx * cos + dy * sin;
      const v = dy * cos - dx * sin;
      const w = middle + riseX * dx + riseY * dy;
      const flat = u * u * a2 + v * v * b2;
      const square = flat + w * w * c2;
      if (square > farLevel) continue;
      const index = row * columns + column;
      let distance = -smallest;
      let k = clip ? at(clip, index) : 1;
      if (k <= 0.002) continue;
      if (square >= nearLevel) {
        const level = Math.sqrt(square) / (outline ? 1 + (outline(u, v, w) - 1) * Math.min(1, 1.2 * flat) : 1);
        const slope2 = u * u * a2 * a2 + v * v * b2 * b2 + w * w * c2 * c2 + 1e-18;
        const steep = Math.min(1, (w * w * c2 * c2) / slope2);
        if (level >= 0.1) distance = ((level - 1) * level) / Math.sqrt(slope2);
        k *= coverage(-distance / Math.sqrt(spread * (1 - steep) + slab * steep + soft));
        if (k <= 0.002) continue;
      }
      const value = (valued ? valued(distance, x, y, index) : plain) + grain * at(fine, index);
      const before = at(values, index);
      values[index] = before + (value - before) * k * opacity;
    }
  }
};
