import { createContext, useContext, type SVGAttributes } from 'react';

/** A colour by its role: the token of the page, the same colour for a file on dark, and the ink for white paper (4.5:1 or more). */
const ROLES = {
  bg: ['--bg', '#0B0E11', '#FFFFFF'], text: ['--text', '#E6EBF0', '#10151A'], soft: ['--text-soft', '#C6CED6', '#2A323B'],
  muted: ['--text-muted', '#A7B0BA', '#4F5B67'], faint: ['--text-faint', '#86919D', '#65717D'], onFill: ['--text-on-fill', '#0B0E11', '#FFFFFF'],
  line: ['--line', '#2A323B', '#CBD2D9'], lineSoft: ['--line-soft', '#1F262E', '#E6EAEE'], lineStrong: ['--line-strong', '#4A5663', '#8A96A3'],
  lineControl: ['--line-control', '#6B7885', '#6B7885'], bar: ['--raised-2', '#26303A', '#E4E8EC'],
  target: ['--target', '#7FD3FF', '#00608F'], nonTarget: ['--non-target', '#B388FF', '#5B35B0'], newLesion: ['--new-lesion', '#FFB000', '#8A5A00'],
  response: ['--response', '#4C9BE8', '#1B62AE'], stable: ['--stable', '#A7B0BA', '#4F5B67'], unconfirmed: ['--unconfirmed', '#F0E442', '#5E5600'],
  progression: ['--progression', '#F0703C', '#B43E0C'],
} as const;

export type Role = keyof typeof ROLES;

/** What is spread thinly: fills and hatches, by dark and white. */
const THIN = {
  hatchUnconfirmed: ['rgba(240,228,66,.30)', 'rgba(150,138,0,.30)'], hatchWindow: ['rgba(240,228,66,.34)', 'rgba(150,138,0,.42)'],
  hatchStopped: ['rgba(167,176,186,.30)', 'rgba(79,91,103,.30)'], partial: ['rgba(76,155,232,.22)', 'rgba(27,98,174,.14)'],
  newBar: ['rgba(255,176,0,.18)', 'rgba(138,90,0,.16)'], barBright: ['#35424F', '#C3CCD5'],
} as const;

export type Inks = Readonly<Record<Role | keyof typeof THIN, string>> & { readonly font: string };

const inks = (role: (values: (typeof ROLES)[Role]) => string, thin: 0 | 1, font: string): Inks => ({
  ...(Object.fromEntries(Object.entries(ROLES).map(([name, values]) => [name, role(values)])) as Record<Role, string>),
  ...(Object.fromEntries(Object.entries(THIN).map(([name, values]) => [name, values[thin]])) as Record<keyof typeof THIN, string>),
  font,
});

const FILE_FONT = 'Inter, "Helvetica Neue", Arial, sans-serif';

export const SCREEN = inks(([token]) => `var(${token})`, 0, 'var(--font)');
export const DARK = inks(([, dark]) => dark, 0, FILE_FONT);
export const PAPER = inks(([, , paper]) => paper, 1, FILE_FONT);

export interface Sheet {
  readonly inks: Inks;
  /** Stands before the id of every hatch, so that none is there twice in a page. */
  readonly ids: string;
}

export const PlotSheet = createContext<Sheet>({ inks: SCREEN, ids: 'plot' });
export const useInks = (): Inks => useContext(PlotSheet).inks;

interface Style { readonly ink: Role; readonly size: number; readonly weight?: number; readonly halo?: number }
const STYLES = {
  tick: { ink: 'faint', size: 10.5 }, tickStrong: { ink: 'muted', size: 10.5, weight: 500 }, axis: { ink: 'faint', size: 10.5 },
  value: { ink: 'text', size: 13, weight: 600, halo: 3.5 }, small: { ink: 'text', size: 11, weight: 600, halo: 3.5 }, note: { ink: 'muted', size: 11, halo: 3.5 },
  pd: { ink: 'progression', size: 11, halo: 3.5 }, pr: { ink: 'response', size: 11, halo: 3.5 }, confirm: { ink: 'progression', size: 10.5, halo: 3.5 }, window: { ink: 'unconfirmed', size: 10.5 },
  lane: { ink: 'text', size: 11, weight: 600 }, laneFaint: { ink: 'muted', size: 11 }, stop: { ink: 'muted', size: 11, halo: 4 }, node: { ink: 'faint', size: 10, halo: 3 },
  label: { ink: 'muted', size: 11, halo: 3 }, labelBright: { ink: 'text', size: 11, weight: 600, halo: 3 }, count: { ink: 'faint', size: 10.5 }, countOn: { ink: 'newLesion', size: 10.5, weight: 600 },
  mark: { ink: 'soft', size: 10.5, weight: 600 }, star: { ink: 'newLesion', size: 16, weight: 700, halo: 3 }, heading: { ink: 'text', size: 13, weight: 600 }, title: { ink: 'text', size: 18, weight: 600 },
} as const satisfies Record<string, Style>;

export type TextStyle = keyof typeof STYLES;

export const textAttributes = (style: TextStyle, paint: Inks): SVGAttributes<SVGTextElement> => {
  const { ink, size, weight, halo }: Style = STYLES[style];
  return { fill: paint[ink], fontSize: size, fontWeight: weight ?? 400, ...(halo === undefined ? {} : { paintOrder: 'stroke', stroke: paint.bg, strokeWidth: halo, strokeLinejoin: 'round' }) };
};

/** About how wide a text will be, px: near enough to keep labels apart, without a page to measure in. */
export const textWidth = (text: string, style: TextStyle): number => {
  const { size, weight }: Style = STYLES[style];
  return text.length * size * ((weight ?? 400) >= 600 ? 0.56 : 0.515);
};
export const textHeight = (style: TextStyle): number => STYLES[style].size;
