import { at } from './arithmetic';

/** A transverse plane on which a slice is painted, in body coordinates: LPS mm, origin at the carina. */
export interface SlicePlane {
  readonly columns: number;
  readonly rows: number;
  /** Distance between pixel centres, mm; pixels are square. */
  readonly spacing: number;
  /** Centre of the first pixel. */
  readonly left: number;
  readonly top: number;
  readonly z: number;
  readonly thickness: number;
  /** Standard deviation of the in-plane point spread, mm. */
  readonly edge: number;
}

/** Smooth unit-variance variations of tissue, one value per pixel, by their size. */
export interface Grain {
  readonly fine: Float32Array;
  readonly coarse: Float32Array;
  readonly broad: Float32Array;
}

export interface SliceCanvas extends SlicePlane {
  readonly hu: Float32Array;
  readonly grain: Grain;
}

/** Painter's blend: share k of the pixel becomes hu. */
export const blend = (canvas: SliceCanvas, index: number, hu: number, k: number): void => {
  const before = at(canvas.hu, index);
  canvas.hu[index] = before + (hu - before) * k;
};

export const eachPixelWithin = (
  plane: SlicePlane, x0: number, x1: number, y0: number, y1: number, visit: (index: number, x: number, y: number) => void,
): void => {
  const { left, top, spacing, columns, rows } = plane;
  const [c0, c1] = [Math.max(0, Math.floor((x0 - left) / spacing)), Math.min(columns - 1, Math.ceil((x1 - left) / spacing))];
  const [r0, r1] = [Math.max(0, Math.floor((y0 - top) / spacing)), Math.min(rows - 1, Math.ceil((y1 - top) / spacing))];
  for (let row = r0; row <= r1; row += 1) {
    const y = top + row * spacing;
    for (let column = c0; column <= c1; column += 1) visit(row * columns + column, left + column * spacing, y);
  }
};

/** Variance of a slab profile of the slice's thickness, mm². */
export const slabVariance = (plane: SlicePlane): number => (plane.thickness * plane.thickness) / 12;

/**
 * Standard deviation of the edge of a surface whose unit normal has z-part √steep: point spread in the plane, slab average across it.
 * This is what makes an oblique wall soft in a thick slice without supersampling.
 */
export const edgeBlur = (plane: SlicePlane, steep: number, extra = 0): number =>
  Math.sqrt(plane.edge * plane.edge * (1 - steep) + slabVariance(plane) * steep + extra);
