import type { Organ } from '../read';

/** Window centre and width, HU. */
export interface Windowing {
  readonly center: number;
  readonly width: number;
}

/** Organs that are looked at in one window. */
export type WindowGroup = 'lung' | 'liver' | 'mediastinum' | 'bone' | 'brain' | 'soft';

const GROUPS: Readonly<Partial<Record<Organ, WindowGroup>>> = {
  lung: 'lung', liver: 'liver', 'lymph-node': 'mediastinum', mediastinum: 'mediastinum', bone: 'bone', brain: 'brain',
};

export const windowGroup = (organ: Organ): WindowGroup => GROUPS[organ] ?? 'soft';

/** Where the reader has used no other one: the presets of the keyboard. */
export const USUAL_WINDOW: Readonly<Record<WindowGroup, Windowing>> = {
  lung: { width: 1500, center: -600 }, liver: { width: 150, center: 90 }, mediastinum: { width: 350, center: 50 },
  bone: { width: 2500, center: 480 }, brain: { width: 80, center: 40 }, soft: { width: 400, center: 40 },
};

export const WINDOW_NAMES: Readonly<Record<WindowGroup, string>> = {
  lung: 'lung', liver: 'liver', mediastinum: 'mediastinum', bone: 'bone', brain: 'brain', soft: 'soft tissue',
};

/** In a window narrower than this, or centred above the other, the rim of a nodule in the lung is black (reading-room study, chapter 3). */
const LUNG_NARROWEST = 1000;
const LUNG_HIGHEST = -200;
/** In a window wider than this, or centred outside these, soft tissues are told from each other and from fat by a few greys only. */
const SOFT_WIDEST = 700;
const SOFT_CENTRES = [-100, 300] as const;

export type WindowMisfit = 'cuts-the-rim' | 'hides-the-edge';

/**
 * Why a lesion of this organ should not be measured in this window; null where it may. A nodule in the lung needs a wide, low window: a soft-tissue or
 * bone window under-measures it, by up to 3 mm. Soft tissue needs a narrow one. Bone is read in either.
 */
export const windowMisfit = (organ: Organ, { center, width }: Windowing): WindowMisfit | null => {
  const group = windowGroup(organ);
  if (group === 'lung') return width < LUNG_NARROWEST || center > LUNG_HIGHEST ? 'cuts-the-rim' : null;
  if (group === 'bone') return null;
  return width > SOFT_WIDEST || center < SOFT_CENTRES[0] || center > SOFT_CENTRES[1] ? 'hides-the-edge' : null;
};
