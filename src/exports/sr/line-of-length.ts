import { patientPoint, type PatientPoint } from '../../dicom';
import { lineLength, type Line } from '../../read';

/** Line scaled around its middle. */
const scaled = ([a, b]: Line, factor: number): Line => {
  const half = (index: 0 | 1 | 2): number => ((b[index] - a[index]) / 2) * factor;
  const middle = (index: 0 | 1 | 2): number => (a[index] + b[index]) / 2;
  return [patientPoint(middle(0) - half(0), middle(1) - half(1), middle(2) - half(2)), patientPoint(middle(0) + half(0), middle(1) + half(1), middle(2) + half(2))];
};

const STEPS = [0, 1, -1, 2, -2, 3, -3] as const;
/** Distance of a number to the next one that a double can hold. */
const grain = (value: number): number => (value === 0 ? Number.MIN_VALUE : 2 ** (Math.floor(Math.log2(Math.abs(value))) - 52));
const nudged = (point: PatientPoint, steps: readonly [number, number, number]): PatientPoint =>
  patientPoint(point[0] + steps[0] * grain(point[0]), point[1] + steps[1] * grain(point[1]), point[2] + steps[2] * grain(point[2]));

/**
 * A drawn line with the length that it was reported with, mm. Coordinates are written with seven digits and the length with all, so the line is
 * scaled around its middle, and its end is moved by the last digits of a double until the length is met as far as doubles can tell: a
 * diameter near the edge of rounding must not fall to its other side. A line without length, or one whose length is not known, stays as it is.
 */
export const lineOfLength = (drawn: Line, mm: number | null): Line => {
  const now = lineLength(drawn);
  if (mm === null || !(mm > 0) || now === 0) return drawn;
  const close = scaled(drawn, mm / now);
  let best = close;
  let error = Math.abs(lineLength(close) - mm);
  for (const x of STEPS) for (const y of STEPS) for (const z of STEPS) {
    if (error === 0) return best;
    const line: Line = [close[0], nudged(close[1], [x, y, z])];
    const off = Math.abs(lineLength(line) - mm);
    if (off < error) [best, error] = [line, off];
  }
  return best;
};
