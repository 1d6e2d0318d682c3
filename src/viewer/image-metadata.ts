import type { FramePixels, Slice } from '../dicom';

/**
 * What cornerstone is told about an image. It only paints: every image lies flat at the origin with columns one unit apart.
 * Places in the patient are reckoned from the slice's own plane (see slice-place.ts), so a tilted gantry or a missing spacing cannot bend them.
 */
const described = new Map<string, { readonly pixels: FramePixels; readonly aspect: number }>();
let images = 0;

/** Row spacing over column spacing; 1 where the file does not say. */
export const aspectOf = (slice: Slice): number => (slice.plane ? slice.plane.rowSpacing / slice.plane.columnSpacing : 1);

/** Gives the image an id that cornerstone can ask about until it is forgotten. */
export const describeImage = (slice: Slice): string => {
  const imageId = `nadir:${++images}`;
  described.set(imageId, { pixels: slice.pixels, aspect: aspectOf(slice) });
  return imageId;
};

export const forgetImage = (imageId: string): void => {
  described.delete(imageId);
};

export const imageMetadata = (type: string, imageId: unknown): unknown => {
  const image = typeof imageId === 'string' ? described.get(imageId) : undefined;
  if (!image) return undefined;
  switch (type) {
    case 'imagePixelModule':
      return { ...image.pixels };
    case 'imagePlaneModule':
      return {
        rows: image.pixels.rows,
        columns: image.pixels.columns,
        imageOrientationPatient: [1, 0, 0, 0, 1, 0],
        rowCosines: [1, 0, 0],
        columnCosines: [0, 1, 0],
        imagePositionPatient: [0, 0, 0],
        pixelSpacing: [image.aspect, 1],
        rowPixelSpacing: image.aspect,
        columnPixelSpacing: 1,
        frameOfReferenceUID: 'pixels',
      };
    case 'generalSeriesModule':
      return { modality: 'CT' };
    case 'modalityLutModule':
      return { rescaleSlope: 1, rescaleIntercept: 0 };
    default:
      return undefined;
  }
};
