import type { Page } from './marks';
import { pdfOf, type PdfWords } from './pdf';
import type { ReportOf } from './report-of';
import { reportPages, stripPages } from './report-pages';
import { typefaceOf, type FontFiles } from './typeface';

/** A report as pages to look at and as a PDF of the same pages. */
export interface MadeReport {
  readonly pages: readonly Page[];
  readonly pdf: () => Promise<Uint8Array>;
}

/** The research report, or the contact strip alone. Null where the read has no such scan. Same arguments, same bytes. */
export const madeReport = (what: 'report' | 'strip', report: ReportOf, fonts: FontFiles, words: PdfWords): MadeReport | null => {
  const { measure } = typefaceOf(fonts);
  const pages = what === 'report' ? reportPages(report, measure) : stripPages(report, measure);
  return pages && { pages, pdf: () => pdfOf(pages, fonts, words) };
};
