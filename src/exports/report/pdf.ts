import fontkit from '@pdf-lib/fontkit';
import { concatTransformationMatrix, drawObject, PDFDocument, popGraphicsState, pushGraphicsState, rgb, type Color, type PDFFont, type PDFPage } from '@cantoo/pdf-lib';
import type { Page, PageMark, Picture } from './marks';
import type { FontFiles } from './typeface';

export interface PdfWords {
  readonly title: string;
  readonly subject: string;
  /** ISO 8601 instant: the only time that goes into the file. */
  readonly at: string;
  /** "Nadir 0.1.0". */
  readonly producer: string;
}

/** No glyph stands in for another: what is copied out of the file is what was written. */
const PLAIN = { calt: false, ccmp: false, liga: false, case: false } as const;

const colour = (hex: string): Color => rgb(Number.parseInt(hex.slice(1, 3), 16) / 255, Number.parseInt(hex.slice(3, 5), 16) / 255, Number.parseInt(hex.slice(5, 7), 16) / 255);

const drawPicture = (document: PDFDocument, page: PDFPage, mark: Extract<PageMark, { kind: 'picture' }>, kept: Map<Picture, ReturnType<PDFDocument['context']['register']>>): void => {
  const { picture } = mark;
  const reference = kept.get(picture) ?? document.context.register(document.context.flateStream(picture.grey, {
    Type: 'XObject', Subtype: 'Image', Width: picture.width, Height: picture.height, ColorSpace: 'DeviceGray', BitsPerComponent: 8, Interpolate: true,
  }));
  kept.set(picture, reference);
  const name = page.node.newXObject('Picture', reference);
  page.pushOperators(pushGraphicsState(), concatTransformationMatrix(mark.width, 0, 0, mark.height, mark.x, page.getHeight() - mark.y - mark.height), drawObject(name), popGraphicsState());
};

const drawMark = (page: PDFPage, mark: Exclude<PageMark, { kind: 'picture' }>, fonts: { readonly regular: PDFFont; readonly strong: PDFFont }): void => {
  const height = page.getHeight();
  if (mark.kind === 'text') {
    const font = mark.strong ? fonts.strong : fonts.regular;
    const width = mark.align === 'start' ? 0 : font.widthOfTextAtSize(mark.text, mark.size);
    page.drawText(mark.text, { x: mark.x - (mark.align === 'end' ? width : width / 2), y: height - mark.y, size: mark.size, font, color: colour(mark.ink) });
    return;
  }
  const painted = {
    ...(mark.fill === null ? {} : { color: colour(mark.fill) }), ...(mark.ink === null ? {} : { borderColor: colour(mark.ink), borderWidth: mark.width }),
    ...(mark.dash === null ? {} : { borderDashArray: [...mark.dash] }),
  };
  if (mark.kind === 'circle') page.drawCircle({ x: mark.x, y: height - mark.y, size: mark.radius, ...painted });
  else page.drawSvgPath(`M${mark.points.map(([x, y]) => `${x.toFixed(2)} ${y.toFixed(2)}`).join('L')}${mark.closed ? 'Z' : ''}`, { x: 0, y: height, ...painted, ...(mark.opacity === undefined || mark.opacity === 1 ? {} : { opacity: mark.opacity }) });
};

/** Pages as a PDF: text selectable, fonts embedded whole (they are small subsets of Inter already), greys as they are. Same arguments, same bytes. */
export const pdfOf = async (pages: readonly Page[], files: FontFiles, { title, subject, at, producer }: PdfWords): Promise<Uint8Array> => {
  const document = await PDFDocument.create({ updateMetadata: false });
  document.registerFontkit(fontkit);
  const fonts = { regular: await document.embedFont(files.regular, { subset: false, features: PLAIN }), strong: await document.embedFont(files.strong, { subset: false, features: PLAIN }) };
  document.setTitle(title, { showInWindowTitleBar: true });
  document.setSubject(subject);
  document.setLanguage('en');
  document.setProducer(producer);
  document.setCreator('Nadir');
  document.setCreationDate(new Date(at));
  document.setModificationDate(new Date(at));
  const kept = new Map<Picture, ReturnType<PDFDocument['context']['register']>>();
  for (const { width, height, marks } of pages) {
    const page = document.addPage([width, height]);
    for (const mark of marks) {
      if (mark.kind === 'picture') drawPicture(document, page, mark, kept);
      else drawMark(page, mark, fonts);
    }
  }
  return document.save();
};
