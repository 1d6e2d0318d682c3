import type { Slice } from '../dicom';
import type { Frame } from './stored-values';

/** Window centre and width, units of the image (HU). */
export interface Windowing {
  readonly center: number;
  readonly width: number;
}

/** What the reader asked for: the window the file brings, the range of the image, or numbers. */
export type WindowChoice = Windowing | 'file' | 'auto';

const SOFT_TISSUE: Windowing = { center: 40, width: 400 };

/** The middle 99 % of the image's values, without padding. */
const autoWindow = (frame: Frame): Windowing => {
  const span = frame.maximum - frame.minimum + 1;
  const counts = new Uint32Array(span);
  let counted = 0;
  for (let i = 0; i < frame.values.length; i += 3) {
    const stored = frame.values[i] as number;
    if (stored === frame.padding) continue;
    const bin = stored - frame.minimum;
    counts[bin] = (counts[bin] ?? 0) + 1;
    counted++;
  }
  const quantile = (part: number): number => {
    let rest = counted * part;
    for (let bin = 0; bin < span; bin++) if ((rest -= counts[bin] ?? 0) < 0) return (bin + frame.minimum) * frame.slope + frame.intercept;
    return frame.maximum * frame.slope + frame.intercept;
  };
  const low = quantile(0.005);
  const high = quantile(0.995);
  return { center: (low + high) / 2, width: Math.max(1, Math.abs(high - low)) };
};

/** Without a window in the file CT is shown as soft tissue, unless nothing in the image would be seen then. */
export const windowFor = (choice: WindowChoice, slice: Slice, frame: Frame): Windowing => {
  if (choice === 'auto') return autoWindow(frame);
  if (choice !== 'file') return choice;
  const [first] = slice.windows;
  if (first && first.width >= 1) return { center: first.center, width: first.width };
  const auto = autoWindow(frame);
  const inside = auto.center + auto.width / 2 > windowRange(SOFT_TISSUE).lower && auto.center - auto.width / 2 < windowRange(SOFT_TISSUE).upper;
  return slice.pixels.rescaleType === 'HU' && inside ? SOFT_TISSUE : auto;
};

/** Linear VOI function of DICOM (PS3.3 C.11.2.1.2.1): values from `lower` to `upper` fill the greys. */
export const windowRange = ({ center, width }: Windowing): { readonly lower: number; readonly upper: number } => ({
  lower: center - 0.5 - (width - 1) / 2,
  upper: center - 0.5 + (width - 1) / 2,
});

/** Drag right: wider; drag down: higher centre, i.e. darker. One CSS pixel is about 1/400 of the width, so narrow windows are set finely. */
export const draggedWindow = (start: Windowing, dx: number, dy: number): Windowing => {
  const perPixel = Math.max(start.width / 400, 0.25);
  return { center: Math.round((start.center + dy * perPixel) * 10) / 10, width: Math.max(1, Math.round((start.width + dx * perPixel) * 10) / 10) };
};
