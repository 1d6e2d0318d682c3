/** Window presets, HU. The keys are those of the keyboard map. */
export interface Preset {
  readonly name: string;
  readonly width: number;
  readonly center: number;
  readonly key: string;
}

export const PRESETS: readonly Preset[] = [
  { name: 'Soft tissue', width: 400, center: 40, key: '1' },
  { name: 'Lung', width: 1500, center: -600, key: '2' },
  { name: 'Liver', width: 150, center: 90, key: '3' },
  { name: 'Bone', width: 2500, center: 480, key: '4' },
  { name: 'Brain', width: 80, center: 40, key: '5' },
  { name: 'Mediastinum', width: 350, center: 50, key: '6' },
];

/** The keys under which a reader keeps windows of their own. */
export const OWN_KEYS = ['7', '8'] as const;

interface Windowing {
  readonly center: number;
  readonly width: number;
}

/** Is this the window on screen, as far as it is told there? */
export const isShown = (one: Windowing, window: Windowing): boolean => Math.round(window.center) === Math.round(one.center) && Math.round(window.width) === Math.round(one.width);

export const presetOf = (window: Windowing): Preset | undefined => PRESETS.find((preset) => isShown(preset, window));
