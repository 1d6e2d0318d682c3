import { has, numbers, type Attributes } from './attributes';
import type { Calibration } from './model';
import { usableOrientation, usablePosition, usableSpacing, type PlaneTags } from './plane';

const refused = (why: (Calibration & { kind: 'pixels-only' })['why']): Calibration => ({ kind: 'pixels-only', why });

/**
 * Millimetres come from Pixel Spacing alone, and only where the image has a place in the patient. Imager Pixel Spacing is measured on the
 * detector, not in the patient; a localizer is a projection: distances on both are magnified by an unknown factor (PS3.3 10.7.1.3).
 */
export const calibrationOf = (a: Attributes, tags: PlaneTags, localizer: boolean): Calibration => {
  if (localizer) return refused('localizer');
  if (tags.spacing.length === 0) return refused(has(a, 'x00181164') && numbers(a, 'x00181164').length > 0 ? 'imager-pixel-spacing-only' : 'no-pixel-spacing');
  if (!usableSpacing(tags)) return refused('invalid-pixel-spacing');
  if (!usableOrientation(tags.orientation)) return refused('no-orientation');
  if (!usablePosition(tags.position)) return refused('no-position');
  return { kind: 'millimetres', source: 'PixelSpacing' };
};
