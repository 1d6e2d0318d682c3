import fontkit, { type Font } from '@pdf-lib/fontkit';
import type { Measure } from './marks';

/** The two weights that pages are set in, as TrueType files. */
export interface FontFiles {
  readonly regular: Uint8Array;
  readonly strong: Uint8Array;
}

export interface Typeface {
  readonly measure: Measure;
  /** Outlines of a line of text, in units of the font, y upwards, and how far each glyph stands from the start. */
  readonly glyphs: (text: string, strong: boolean) => { readonly unitsPerEm: number; readonly glyphs: readonly { readonly at: number; /** As SVG path data. */ readonly path: string }[] };
}

export const typefaceOf = (files: FontFiles): Typeface => {
  const fonts = { regular: fontkit.create(files.regular), strong: fontkit.create(files.strong) };
  const advances = { regular: new Map<number, number>(), strong: new Map<number, number>() };
  const advance = (weight: 'regular' | 'strong', font: Font, codePoint: number): number => {
    const known = advances[weight].get(codePoint);
    if (known !== undefined) return known;
    const found = font.glyphForCodePoint(codePoint).advanceWidth;
    advances[weight].set(codePoint, found);
    return found;
  };
  const points = (text: string): readonly number[] => [...text].map((letter) => letter.codePointAt(0) ?? 0x20);
  return {
    measure: (text, size, strong) => {
      const weight = strong ? 'strong' : 'regular';
      const font = fonts[weight];
      return (points(text).reduce((width, codePoint) => width + advance(weight, font, codePoint), 0) * size) / font.unitsPerEm;
    },
    glyphs: (text, strong) => {
      const weight = strong ? 'strong' : 'regular';
      const font = fonts[weight];
      let at = 0;
      return {
        unitsPerEm: font.unitsPerEm,
        glyphs: points(text).map((codePoint) => {
          const here = at;
          at += advance(weight, font, codePoint);
          return { at: here, path: font.glyphForCodePoint(codePoint).path.toSVG() };
        }),
      };
    },
  };
};
