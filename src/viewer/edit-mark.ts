import type { ImagePlane, PatientPoint } from '../dicom';
import type { MarkShape } from '../read';
import { provisionalShort, withFreeShortEnd, withLongEnd, withShortEnd } from './caliper';
import type { Grip } from './mark-strokes';

/** The shape of a mark with one handle moved to a point of its plane. `free`: a short axis need not be perpendicular. */
export const editedShape = (shape: MarkShape, part: Grip['part'], to: PatientPoint, plane: ImagePlane, free = false): MarkShape => {
  switch (shape.kind) {
    case 'caliper':
      if (part === 'long-0' || part === 'long-1') return { kind: 'caliper', caliper: withLongEnd(shape.caliper, part === 'long-0' ? 0 : 1, to, plane) };
      return { kind: 'caliper', caliper: (free ? withFreeShortEnd : withShortEnd)(shape.caliper, part === 'short-0' ? 0 : 1, to, plane) };
    case 'point':
      return { kind: 'point', at: to };
    case 'length':
      return { kind: 'length', line: part === 'line-0' ? [to, shape.line[1]] : [shape.line[0], to] };
    case 'arrow':
      return part === 'tip' ? { ...shape, tip: to } : { ...shape, tail: to };
    case 'oval':
      return { kind: 'oval', corners: part === 'corner-0' ? [to, shape.corners[1]] : [shape.corners[0], to] };
  }
};

/** Where a handle of a shape is, patient mm. */
export const endOf = (shape: MarkShape, part: Grip['part'], plane: ImagePlane): PatientPoint => {
  switch (shape.kind) {
    case 'caliper': {
      const { long, short } = shape.caliper;
      if (part === 'long-0' || part === 'long-1') return long[part === 'long-0' ? 0 : 1];
      return (short ?? provisionalShort(long, plane))[part === 'short-0' ? 0 : 1];
    }
    case 'point':
      return shape.at;
    case 'length':
      return shape.line[part === 'line-0' ? 0 : 1];
    case 'arrow':
      return part === 'tip' ? shape.tip : shape.tail;
    case 'oval':
      return shape.corners[part === 'corner-0' ? 0 : 1];
  }
};
