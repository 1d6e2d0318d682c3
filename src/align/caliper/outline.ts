import type { Spot } from './radial-path';

const next = (outline: readonly Spot[], i: number): Spot => outline[(i + 1) % outline.length] as Spot;

/** Area inside a closed outline, mm²; and its centre. */
export const centerOf = (outline: readonly Spot[]): { readonly area: number; readonly center: Spot } => {
  let [area, u, v] = [0, 0, 0];
  outline.forEach((a, i) => {
    const b = next(outline, i);
    const w = a[0] * b[1] - b[0] * a[1];
    area += w / 2;
    u += (w * (a[0] + b[0])) / 6;
    v += (w * (a[1] + b[1])) / 6;
  });
  return { area: Math.abs(area), center: [u / area, v / area] };
};

/** 1 for a disc, 0.66 for an ellipse three times as long as wide, less for an outline that wanders (4π area / perimeter²). */
export const roundness = (outline: readonly Spot[]): number => {
  const perimeter = outline.reduce((sum, a, i) => sum + Math.hypot(next(outline, i)[0] - a[0], next(outline, i)[1] - a[1]), 0);
  return (4 * Math.PI * centerOf(outline).area) / (perimeter * perimeter);
};

/** The same outline with points at equal distances along it. */
export const evenly = (outline: readonly Spot[], count: number): readonly Spot[] => {
  const lengths = outline.map((a, i) => Math.hypot(next(outline, i)[0] - a[0], next(outline, i)[1] - a[1]));
  const step = lengths.reduce((sum, length) => sum + length, 0) / count;
  const out: Spot[] = [];
  let [i, along] = [0, 0];
  for (let n = 0; n < count; n += 1) {
    while (along > (lengths[i] as number) && i < outline.length - 1) {
      along -= lengths[i] as number;
      i += 1;
    }
    const a = outline[i] as Spot;
    const b = next(outline, i);
    const share = Math.min(1, along / Math.max(1e-9, lengths[i] as number));
    out.push([a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])]);
    along += step;
  }
  return out;
};

/** Unit directions out of the outline, smoothed over a few neighbours. Counter-clockwise in (u, v). */
export const normalsOf = (outline: readonly Spot[]): readonly Spot[] => {
  const n = outline.length;
  return outline.map((_, i): Spot => {
    const a = outline[(i + n - 3) % n] as Spot;
    const b = outline[(i + 3) % n] as Spot;
    const length = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1;
    return [(b[1] - a[1]) / length, -(b[0] - a[0]) / length];
  });
};

/** Whether a place lies inside a closed outline (crossings of a ray). */
export const encloses = (outline: readonly Spot[], [u, v]: Spot): boolean =>
  outline.reduce((inside, a, i) => {
    const b = next(outline, i);
    return a[1] > v !== b[1] > v && u < a[0] + ((v - a[1]) / (b[1] - a[1])) * (b[0] - a[0]) ? !inside : inside;
  }, false);

export type Segment = readonly [Spot, Spot];
const lengthOf = ([a, b]: Segment): number => Math.hypot(a[0] - b[0], a[1] - b[1]);

/** Where the line through a point of the outline along a direction leaves the outline again, farthest away; the point itself where it only touches. */
const across = (outline: readonly Spot[], from: Spot, [x, y]: Spot): Spot => {
  let far = 0;
  outline.forEach((a, i) => {
    const b = next(outline, i);
    const [sa, sb] = [(a[0] - from[0]) * y - (a[1] - from[1]) * x, (b[0] - from[0]) * y - (b[1] - from[1]) * x];
    if (sa * sb > 0 || sa === sb) return;
    const share = sa / (sa - sb);
    const along = (a[0] + share * (b[0] - a[0]) - from[0]) * x + (a[1] + share * (b[1] - a[1]) - from[1]) * y;
    if (Math.abs(along) > Math.abs(far)) far = along;
  });
  return [from[0] + far * x, from[1] + far * y];
};

/** The longest diameter of the outline and the longest one at a right angle to it (RECIST 1.1, appendix II). */
export const diametersOf = (outline: readonly Spot[]): { readonly long: Segment; readonly short: Segment } => {
  let long: Segment = [outline[0] as Spot, outline[0] as Spot];
  outline.forEach((a, i) => {
    for (let k = i + 1; k < outline.length; k += 1) {
      const chord: Segment = [a, outline[k] as Spot];
      if (lengthOf(chord) > lengthOf(long)) long = chord;
    }
  });
  const length = lengthOf(long) || 1;
  const right: Spot = [-(long[1][1] - long[0][1]) / length, (long[1][0] - long[0][0]) / length];
  const short = outline.map((a): Segment => [a, across(outline, a, right)]).reduce((best, chord) => (lengthOf(chord) > lengthOf(best) ? chord : best));
  return { long, short };
};

export const lengthMm = lengthOf;
