import type { ImagePlane } from '../../dicom';
import type { ScanSlice } from '../layers';
import { dot, type Volume } from './volume';

/** What stands where there is no value: beyond the scan, and between slices that lie too far apart. */
export const OUTSIDE = Number.NaN;
export const GAP = Number.NEGATIVE_INFINITY;

/** Slices further apart than this many times the usual distance have a gap between them: nothing is made up there. */
const WIDEST = 1.5;

/**
 * The scan on any plane, HU, row by row: linear between pixels and between slices, each at its true place in the patient, so that a tilted gantry,
 * uneven slices and pixels that are not square change no distance. A slice stands for half the usual distance on either side of it; what is further
 * from every slice inside the stack is `GAP`, everything beyond the scan is `OUTSIDE`.
 */
export const resampled = ({ plane: stack, slices, positions, spacingMm }: Volume, { rows, columns, origin, rowDirection, columnDirection, rowSpacing, columnSpacing }: ImagePlane): Float32Array => {
  const out = new Float32Array(rows * columns);
  const [r, c, n] = [stack.rowDirection, stack.columnDirection, stack.normal];
  const { columns: width, rows: height } = stack;
  // Along the stack's own axes a place of the output is affine in its column and row: u and v in pixels (of a slice at the origin), s in mm.
  const [us, vs, ss] = [dot(origin, r) / stack.columnSpacing, dot(origin, c) / stack.rowSpacing, dot(origin, n)];
  const [ux, vx, sx] = [(dot(rowDirection, r) * columnSpacing) / stack.columnSpacing, (dot(rowDirection, c) * columnSpacing) / stack.rowSpacing, dot(rowDirection, n) * columnSpacing];
  const [uy, vy, sy] = [(dot(columnDirection, r) * rowSpacing) / stack.columnSpacing, (dot(columnDirection, c) * rowSpacing) / stack.rowSpacing, dot(columnDirection, n) * rowSpacing];
  const firstU = Float64Array.from(slices, ({ plane }) => dot(plane.origin, r) / stack.columnSpacing);
  const firstV = Float64Array.from(slices, ({ plane }) => dot(plane.origin, c) / stack.rowSpacing);
  const half = spacingMm / 2;
  const widest = WIDEST * spacingMm;
  const last = slices.length - 1;
  let k = 0;

  const inSlice = (index: number, u: number, v: number): number => {
    let i = u - (firstU[index] as number);
    let j = v - (firstV[index] as number);
    if (!(i >= -0.5 && j >= -0.5 && i <= width - 0.5 && j <= height - 0.5)) return OUTSIDE;
    i = i < 0 ? 0 : i > width - 1 ? width - 1 : i;
    j = j < 0 ? 0 : j > height - 1 ? height - 1 : j;
    const left = i >= width - 1 ? Math.max(0, width - 2) : i | 0;
    const top = j >= height - 1 ? Math.max(0, height - 2) : j | 0;
    const a = i - left;
    const b = j - top;
    const { values, slope, intercept } = slices[index] as ScanSlice;
    const p = top * width + left;
    const above = (values[p] as number) * (1 - a) + (values[p + 1] as number) * a;
    const below = (values[p + width] as number) * (1 - a) + (values[p + width + 1] as number) * a;
    return (above + b * (below - above)) * slope + intercept;
  };

  for (let y = 0, to = 0; y < rows; y += 1) {
    for (let x = 0; x < columns; x += 1, to += 1) {
      const s = ss + x * sx + y * sy;
      const u = us + x * ux + y * uy;
      const v = vs + x * vx + y * vy;
      // Neighbouring places lie near the same slice: walk on from the last one instead of searching anew.
      while (k > 0 && (positions[k] as number) > s) k -= 1;
      while (k < last - 1 && (positions[k + 1] as number) <= s) k += 1;
      const under = positions[k] as number;
      const apart = (positions[k + 1] as number) - under;
      const above = s - under;
      if (above < -half || above > apart + half) out[to] = OUTSIDE;
      else if (above <= 0) out[to] = inSlice(k, u, v);
      else if (above >= apart) out[to] = inSlice(k + 1, u, v);
      else if (apart > widest) out[to] = above <= half ? inSlice(k, u, v) : apart - above <= half ? inSlice(k + 1, u, v) : inSlice(k, u, v) === inSlice(k, u, v) ? GAP : OUTSIDE;
      else {
        const w = above / apart;
        out[to] = (1 - w) * inSlice(k, u, v) + w * inSlice(k + 1, u, v);
      }
    }
  }
  return out;
};

const GAP_GREYS = [46, 30] as const;

/** Greys of a window, RGBA. A gap is hatched in a colour that no tissue has; beyond the scan it is black. */
export const greys = (values: Float32Array, columns: number, window: { readonly center: number; readonly width: number }, inverted = false): Uint8ClampedArray<ArrayBuffer> => {
  const out = new Uint8ClampedArray(new ArrayBuffer(4 * values.length));
  // Linear VOI function of DICOM (PS3.3 C.11.2.1.2.1).
  const low = window.center - 0.5 - (window.width - 1) / 2;
  const scale = 255 / Math.max(1, window.width - 1);
  for (let p = 0, to = 0; p < values.length; p += 1, to += 4) {
    const value = values[p] as number;
    out[to + 3] = 255;
    if (value === GAP) {
      const hatch = GAP_GREYS[((p % columns) + Math.floor(p / columns)) % 8 < 2 ? 0 : 1] ?? 0;
      out[to] = hatch;
      out[to + 1] = hatch;
      out[to + 2] = hatch * 2.2;
    } else if (value === value) {
      const grey = (value - low) * scale;
      out[to] = out[to + 1] = out[to + 2] = inverted ? 255 - grey : grey;
    }
  }
  return out;
};
