/** Where the fonts of pages lie, to be fetched by the caller: Inter (OFL-1.1), static instances of the subset that is used on screen. */
export const FONT_FILES = {
  regular: new URL('./fonts/inter-nadir-regular.ttf', import.meta.url).href,
  strong: new URL('./fonts/inter-nadir-strong.ttf', import.meta.url).href,
} as const;
