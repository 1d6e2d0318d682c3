import { patientPoint, type ImagePlane, type PatientPoint, type Series, type Slice } from '../dicom';

/** The plane marks are drawn on. Without one in the file, pixels stand in for millimetres so that arrows can be placed; such a slice is never measured. */
export const drawingPlane = (slice: Slice): ImagePlane =>
  slice.plane ?? {
    rows: slice.pixels.rows,
    columns: slice.pixels.columns,
    origin: patientPoint(0, 0, 0),
    rowDirection: [1, 0, 0],
    columnDirection: [0, 1, 0],
    normal: [0, 0, 1],
    rowSpacing: 1,
    columnSpacing: 1,
  };

export const inMillimetres = (slice: Slice): boolean => slice.calibration.kind === 'millimetres' && slice.plane !== null;

/** Signed distance of a point from the slice's plane, mm. */
export const distanceFromPlane = (plane: ImagePlane, point: PatientPoint): number =>
  (point[0] - plane.origin[0]) * plane.normal[0] + (point[1] - plane.origin[1]) * plane.normal[1] + (point[2] - plane.origin[2]) * plane.normal[2];

/** Half the distance to the next slice: how far from its plane a place still counts as on the slice. At least half a millimetre. */
export const halfSlice = (series: Series): number => Math.max(0.5, (series.sliceSpacingMm ?? series.sliceThicknessMm ?? 1) / 2);

/** The slice whose plane is nearest to a point, and how far away; null where no slice has a plane. */
export const nearestSlice = (series: Series, point: PatientPoint): { readonly index: number; readonly distanceMm: number } | null => {
  let best: { index: number; distanceMm: number } | null = null;
  series.slices.forEach((slice, index) => {
    if (!slice.plane) return;
    const distanceMm = Math.abs(distanceFromPlane(slice.plane, point));
    if (!best || distanceMm < best.distanceMm - 1e-6) best = { index, distanceMm };
  });
  return best;
};
