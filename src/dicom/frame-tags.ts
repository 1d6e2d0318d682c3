import { code, codes, firstItem, integer, items, number, numbers, text, type Attributes } from './attributes';

/** What can differ from frame to frame. In a single-frame image all of it stands in the data set itself; in an enhanced one in functional groups. */
export interface FrameTags {
  readonly position: readonly number[];
  readonly orientation: readonly number[];
  readonly spacing: readonly number[];
  readonly sliceThicknessMm: number | null;
  readonly imageType: readonly string[];
  readonly kernel: string;
  readonly acquisition: string;
  readonly instanceNumber: number | null;
  /** Attributes that hold windows (0028,1050/1051/1055). */
  readonly windows: Attributes;
  /** Rescale of this frame, where it has its own. */
  readonly rescale: { readonly slope: number; readonly intercept: number; readonly type: string } | null;
  /** Attributes to look for Imager Pixel Spacing in. */
  readonly detector: Attributes;
}

/** Thicker than any slab that is shown as one image, mm. */
const THICKEST_MM = 500;
const thicknessOf = (a: Attributes): number | null => {
  const mm = number(a, 'x00180050');
  return mm !== null && mm > 0 && mm <= THICKEST_MM ? mm : null;
};
const kernelOf = (a: Attributes): string => codes(a, 'x00181210').filter((value) => value !== '').length > 0 ? text(a, 'x00181210').replaceAll('\\', '/') : '';

const plainTags = (a: Attributes): FrameTags => ({
  position: numbers(a, 'x00200032'), orientation: numbers(a, 'x00200037'), spacing: numbers(a, 'x00280030'),
  sliceThicknessMm: thicknessOf(a), imageType: codes(a, 'x00080008'), kernel: kernelOf(a), acquisition: code(a, 'x00200012'),
  instanceNumber: number(a, 'x00200013'), windows: a, rescale: null, detector: a,
});

const groupsTags = (whole: Attributes, shared: Attributes | null, own: Attributes, index: number): FrameTags => {
  const group = (tag: string): Attributes | null => firstItem(own, tag) ?? (shared && firstItem(shared, tag));
  const plain = plainTags(whole);
  const position = group('x00209113');
  const orientation = group('x00209116');
  const measures = group('x00289110');
  const transformation = group('x00289145');
  const frameType = group('x00189329') ?? group('x00189226');
  const reconstruction = group('x00189314');
  const content = group('x00209111');
  // Unassigned Per-Frame and Shared Converted Attributes of legacy converted images (PS3.3 C.7.6.16.2.21.1)
  const converted = group('x00209171') ?? group('x00209170');
  const slope = transformation && number(transformation, 'x00281053');
  return {
    position: position ? numbers(position, 'x00200032') : plain.position,
    orientation: orientation ? numbers(orientation, 'x00200037') : plain.orientation,
    spacing: measures ? numbers(measures, 'x00280030') : plain.spacing,
    sliceThicknessMm: (measures && thicknessOf(measures)) ?? plain.sliceThicknessMm,
    imageType: (frameType && codes(frameType, 'x00080007').length > 0 ? codes(frameType, 'x00080007') : null) ?? plain.imageType,
    kernel: (reconstruction && kernelOf(reconstruction)) || (converted && kernelOf(converted)) || plain.kernel,
    acquisition: content ? `${integer(content, 'x00209156') ?? ''}.${integer(content, 'x00209128') ?? ''}` : plain.acquisition,
    instanceNumber: index + 1,
    windows: group('x00289132') ?? whole,
    rescale: slope === null ? null : { slope, intercept: (transformation && number(transformation, 'x00281052')) ?? 0, type: (transformation && text(transformation, 'x00281054')) || 'HU' },
    detector: whole,
  };
};

/**
 * The tags of every frame (PS3.3 C.7.6.16). Null when the image has functional groups for fewer frames than it claims to hold:
 * then it is not known which frame lies where.
 */
export const frameTagsOf = (a: Attributes, numberOfFrames: number): readonly FrameTags[] | null => {
  const shared = firstItem(a, 'x52009229');
  const perFrame = items(a, 'x52009230');
  if (!shared && perFrame.length === 0) return Array.from({ length: numberOfFrames }, () => plainTags(a));
  if (perFrame.length < numberOfFrames) return null;
  return perFrame.slice(0, numberOfFrames).map((own, index) => groupsTags(a, shared, own, index));
};
