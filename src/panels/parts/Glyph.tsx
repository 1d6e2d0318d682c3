import type { ReactElement } from 'react';

/** Small filled signs on a 10-unit grid: shape carries the meaning, colour repeats it. */
const GLYPHS = {
  target: <><path d="M0 5h10" strokeWidth="1.8" /><path d="M1 2v6M9 2v6" strokeWidth="1.4" /></>,
  'non-target': <circle cx="5" cy="5" r="4" fill="none" strokeWidth="1.9" strokeDasharray=".1 2.42" strokeLinecap="round" />,
  diamond: <path d="M5 .3 9.7 5 5 9.7.3 5z" />,
  'diamond-open': <path d="M5 .9 9.1 5 5 9.1.9 5z" fill="none" strokeWidth="1.3" />,
  up: <path d="M5 1.5 9 8.5H1z" />,
  down: <path d="M5 8.5 1 1.5h8z" />,
  ring: <><circle cx="5" cy="5" r="4" fill="none" strokeWidth="1.3" /><circle cx="5" cy="5" r="1.8" /></>,
  'triangle-down': <path d="M5 9.2.4.8h9.2z" />,
  square: <rect x="1.2" y="1.2" width="7.6" height="7.6" rx=".8" />,
  'circle-open': <circle cx="5" cy="5" r="3.9" fill="none" strokeWidth="1.3" />,
  'triangle-open': <path d="M5 1 9.3 9H.7z" fill="none" strokeWidth="1.4" strokeLinejoin="round" />,
  'triangle-double': <path d="M3.6 1.6 7 9H.2zM8.6 1.6 12 9H6.4" transform="translate(-1 0)" />,
  triangle: <path d="M5 .8 9.6 9.2H.4z" />,
} satisfies Record<string, ReactElement>;

export type GlyphName = keyof typeof GLYPHS;

export const Glyph = ({ name }: { readonly name: GlyphName }): ReactElement => (
  <svg className="g" viewBox="0 0 10 10" aria-hidden="true">{GLYPHS[name]}</svg>
);
