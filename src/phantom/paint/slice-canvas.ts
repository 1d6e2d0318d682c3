/** A plane on which a slice is painted, in body coordinates: LPS mm, origin at the carina. */
export interface SlicePlane {
  readonly columns: number;
  readonly rows: number;
  /** Distance between pixel centres, mm; pixels are square. */
  readonly spacing: number;
  /** Centre of the first pixel. */
  readonly left: number;
  readonly top: number;
  /** Height where x and y are 0, and how much it rises for each mm of x and of y: a body that lies a little askew. */
  readonly z: number;
  readonly riseX: number;
  readonly riseY: number;
  readonly thickness: number;
  /** Standard deviation of the in-plane point spread, mm. */
  readonly edge: number;
}

/** First and last row of an image that need looking at. */
export interface RowSpan {
  readonly first: number;
  readonly last: number;
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

/** A plane for asking shapes at one height. */
export const levelPlane = (z: number): SlicePlane => ({ columns: 1, rows: 1, spacing: 1, left: 0, top: 0, z, riseX: 0, riseY: 0, thickness: 1, edge: 0.7 });

export const heightAt = (plane: SlicePlane, x: number, y: number): number => plane.z + plane.riseX * x + plane.riseY * y;

/** Painter's blend: share k of the pixel becomes hu. */
export const blend = (values: Float32Array, index: number, hu: number, k: number): void => {
  const before = values[index] as number;
  values[index] = before + (hu - before) * k;
};

/** First and last column and row whose pixel centres may lie in a box, mm; empty when first > last. */
export interface PixelBox {
  readonly c0: number;
  readonly c1: number;
  readonly r0: number;
  readonly r1: number;
}
export const pixelBox = ({ left, top, spacing, columns, rows }: SlicePlane, x0: number, x1: number, y0: number, y1: number): PixelBox => ({
  c0: Math.max(0, Math.ceil((x0 - left) / spacing)), c1: Math.min(columns - 1, Math.floor((x1 - left) / spacing)),
  r0: Math.max(0, Math.ceil((y0 - top) / spacing)), r1: Math.min(rows - 1, Math.floor((y1 - top) / spacing)),
});

/** Variance of a slab profile of the slice's thickness, mm². */
export const slabVariance = (plane: SlicePlane): number => (plane.thickness * plane.thickness) / 12;
