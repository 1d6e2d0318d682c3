import type { CaseScript } from './case-script';
import type { Kernel } from './noise';
import type { Phase } from './torso/enhancement';

/** How a case can be scanned otherwise than its script says: thicker, smaller, sharper, earlier. */
export interface Edition {
  readonly thickness?: number;
  readonly columns?: number;
  readonly kernel?: Kernel;
  readonly phase?: Phase;
  /** Only these time points, by number; all unless told. */
  readonly only?: readonly number[];
}

/** The same case scanned otherwise: the same lesions and lies, the same field of view, other UIDs. Noise follows the thickness. */
export const edition = (script: CaseScript, { thickness = script.image.thickness, columns = script.image.columns, kernel, phase, only }: Edition): CaseScript => {
  const numbers = only ?? [...script.timepoints.keys()];
  const { image } = script;
  const picked = <T>(values: readonly T[]): readonly T[] => numbers.flatMap((number) => values.slice(number, number + 1));
  return {
    ...script,
    edition: [thickness, columns, kernel ?? '', phase ?? ''].join(' '),
    image: { ...image, thickness, columns, spacing: (image.spacing * image.columns) / columns },
    timepoints: picked(script.timepoints).map((timepoint) => ({
      ...timepoint, ...(kernel && { kernel }), ...(phase && { phase }), noise: timepoint.noise * Math.sqrt(image.thickness / thickness) * (kernel === 'sharp' ? 2.2 : 1),
    })),
    lesions: script.lesions.map((lesion) => ({ ...lesion, sizes: picked(lesion.sizes) })),
  };
};
