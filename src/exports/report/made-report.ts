import { keyImage } from './key-images';
import type { Page } from './marks';
import { pdfOf, type PdfWords } from './pdf';
import { pngOf } from './png';
import { rasterOf } from './raster';
import type { LesionCrop, ReportOf } from './report-of';
import { reportPages, stripPages } from './report-pages';
import { typefaceOf, type FontFiles } from './typeface';

/** A report as pages to look at and as a PDF of the same pages. */
export interface MadeReport {
  readonly pages: readonly Page[];
  readonly pdf: () => Promise<Uint8Array>;
  /** Each page as a PNG of 200 dots an inch. */
  readonly pngs: () => readonly Uint8Array[];
}

const PNG_SCALE = 200 / 72;

/** The research report, or the contact strip alone. Null where the read has no such scan. Same arguments, same bytes. */
export const madeReport = (what: 'report' | 'strip', report: ReportOf, fonts: FontFiles, words: PdfWords): MadeReport | null => {
  const typeface = typefaceOf(fonts);
  const pages = what === 'report' ? reportPages(report, typeface.measure) : stripPages(report, typeface.measure);
  return pages && { pages, pdf: () => pdfOf(pages, fonts, words), pngs: () => pages.map((page) => pngOf(rasterOf(page, PNG_SCALE, typeface))) };
};

/** A crop in grey with its caliper and words burned in, at its own size. */
export const burnedIn = (crop: LesionCrop, words: string, fonts: FontFiles): { readonly width: number; readonly height: number; readonly grey: Uint8Array } => {
  const typeface = typefaceOf(fonts);
  const { width, height } = crop.picture;
  const { rgb } = rasterOf({ width, height, marks: keyImage(crop, words, 0, 0, width, typeface.measure) }, 1, typeface);
  const light = (at: number): number => Math.round(0.2126 * (rgb[at] ?? 0) + 0.7152 * (rgb[at + 1] ?? 0) + 0.0722 * (rgb[at + 2] ?? 0));
  return { width, height, grey: new Uint8Array(width * height).map((_, index) => light(index * 3)) };
};
