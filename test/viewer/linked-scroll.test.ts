import { describe, expect, it } from 'vitest';
import { patientPoint, type Series, type Slice, type Vec3 } from '../../src/dicom';
import { indexAtPosition, linkedIndex } from '../../src/viewer/linked-scroll';

/** Axial slices from head to feet, `from` downwards, as a stack is shown. */
const stack = (count: number, from: number, spacing: number, normal: Vec3 = [0, 0, 1]): Series => {
  const slices = Array.from({ length: count }, (_, index) => ({
    positionMm: from - index * spacing,
    plane: { rows: 4, columns: 4, origin: patientPoint(0, 0, from - index * spacing), rowDirection: [1, 0, 0], columnDirection: [0, 1, 0], normal, rowSpacing: 1, columnSpacing: 1 },
  }));
  return { slices: slices as unknown as readonly Slice[] } as Series;
};

describe('linked scrolling', () => {
  const thick = stack(64, -124, 5);
  const thin = stack(200, -100, 1.25);

  it('finds the slice at the same level in a scan with other spacing: −204 mm is slice 17 of one and 84 of the other', () => {
    expect(thick.slices[16]?.positionMm).toBe(-204);
    const index = linkedIndex(thick, 16, thin, 0);
    expect(index).toBe(83);
    expect(thin.slices[index ?? 0]?.positionMm).toBe(-203.75);
  });

  it('adds the reader’s offset: 9.5 mm lower', () => {
    const index = linkedIndex(thick, 16, thin, -9.5);
    expect(thin.slices[index ?? 0]?.positionMm).toBe(-213.75);
  });

  it('comes back to where it started, up to the coarser spacing', () => {
    for (let index = 0; index < 40; index++) expect(linkedIndex(thin, linkedIndex(thick, index, thin, 7.3) ?? -1, thick, -7.3)).toBe(index);
  });

  it('stops at the ends of the shorter scan', () => {
    expect(linkedIndex(thick, 63, thin, 0)).toBe(199);
    expect(indexAtPosition(thin, 4000)).toBe(0);
  });

  it('does not lead from axial to coronal', () => {
    expect(linkedIndex(thick, 3, stack(10, 0, 5, [0, 1, 0]), 0)).toBeNull();
  });
});
