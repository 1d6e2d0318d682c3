const LENGTHS_MM = [10, 20, 50, 100] as const;
/** The bar takes up to this share of the width of the image. */
const SHARE = 0.24;

/** The longest round length whose bar still leaves most of the image's width free; px on the screen. */
export const scaleBar = (pixelsPerMm: number, widthPx: number): { readonly mm: number; readonly px: number } => {
  const fitting = LENGTHS_MM.filter((mm) => mm * pixelsPerMm <= widthPx * SHARE);
  const mm = fitting.at(-1) ?? LENGTHS_MM[0];
  return { mm, px: mm * pixelsPerMm };
};
