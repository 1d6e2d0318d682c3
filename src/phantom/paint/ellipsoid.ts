import type { Vec3 } from '../../dicom';
import { coverage } from '../coverage';
import { at } from './arithmetic';
import { blend, eachPixelWithin, edgeBlur, slabVariance, type SliceCanvas } from './slice-canvas';

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
  readonly clip?: Float32Array;
  /** Extra variance of the edge, mm². */
  readonly soft?: number;
  /** 0 to 1; 1 unless told. */
  readonly opacity?: number;
}

export const paintEllipsoid = (canvas: SliceCanvas, shape: Ellipsoid, tissue: Tissue): void => {
  const { center, semi, turn = 0, outline } = shape;
  const { hu, grain = 0, clip, soft = 0, opacity = 1 } = tissue;
  const w = canvas.z - center[2];
  if (Math.abs(w) > semi[2] * (outline ? 1.3 : 1) + canvas.thickness + 3 * Math.sqrt(soft)) return;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const [a2, b2, c2] = [1 / (semi[0] * semi[0]), 1 / (semi[1] * semi[1]), 1 / (semi[2] * semi[2])];
  const slopeW = w * c2;
  const widest = 4 * Math.sqrt(Math.max(canvas.edge * canvas.edge, slabVariance(canvas)) + soft);
  const smallest = Math.min(semi[0], semi[1], semi[2]);
  const farLevel = (1 + widest / smallest) ** 2 * (outline ? 1.5 : 1);
  const nearLevel = typeof hu === 'function' || widest / smallest > 0.7 ? 0 : ((1 - widest / smallest) * (outline ? 0.75 : 1)) ** 2;
  const half = Math.max(semi[0], semi[1]) * (outline ? 1.25 : 1) + widest;
  eachPixelWithin(canvas, center[0] - half, center[0] + half, center[1] - half, center[1] + half, (index, x, y) => {
    const [dx, dy] = [x - center[0], y - center[1]];
    const u = dx * cos + dy * sin;
    const v = dy * cos - dx * sin;
    const square = u * u * a2 + v * v * b2 + w * w * c2;
    if (square > farLevel) return;
    let distance = -smallest;
    let k = 1;
    if (square >= nearLevel) {
      const level = Math.sqrt(square) / (outline ? 1 + (outline(u, v, w) - 1) * Math.min(1, 1.2 * (u * u * a2 + v * v * b2)) : 1);
      const slope = Math.sqrt(u * u * a2 * a2 + v * v * b2 * b2 + slopeW * slopeW) + 1e-9;
      const steep = (slopeW / slope) ** 2;
      distance = level < 0.1 ? -smallest : ((level - 1) * level) / slope;
      k = coverage(-distance / edgeBlur(canvas, Math.min(1, steep), soft));
    }
    if (clip) k *= at(clip, index);
    if (k <= 0.002) return;
    blend(canvas, index, (typeof hu === 'function' ? hu(distance, x, y, index) : hu) + grain * at(canvas.grain.fine, index), k * opacity);
  });
};
