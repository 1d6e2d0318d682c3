/** Amounts of files and bytes, as the pages write them. */
const NO_BREAK = '\u00A0';

/** e.g. "1 842": groups of three with a space that does not break. */
export const grouped = (count: number): string => String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, NO_BREAK);

/** e.g. "1 204 images", "1 image". */
export const amount = (count: number, one: string, many = `${one}s`): string => `${grouped(count)} ${count === 1 ? one : many}`;

const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const;

/** Power of 1000 in which a number of bytes is written: kB at least, so that a meter never counts single bytes. */
const unitOf = (bytes: number): number => Math.min(Math.max(1, Math.floor(Math.log10(Math.max(1, bytes)) / 3)), UNITS.length - 1);
const inUnit = (bytes: number, unit: number): string => {
  const value = bytes / 1000 ** unit;
  return unit === 1 || value >= 1000 ? grouped(value) : value.toFixed(1);
};

/** e.g. "1.3 GB", "0.2 MB", "512 kB": powers of 1000, as file managers and browsers count. */
export const byteAmount = (bytes: number): string => {
  const unit = unitOf(bytes);
  return `${inUnit(bytes, unit)} ${UNITS[unit]}`;
};

/** e.g. "1.3 of 12.0 GB": both in the unit of the whole, unless the part would vanish in it ("12 kB of 12.0 GB"). */
export const byteShare = (part: number, whole: number): string => {
  const unit = unitOf(whole);
  if (part > 0 && part < 0.05 * 1000 ** unit) return `${byteAmount(part)} of ${byteAmount(whole)}`;
  return `${inUnit(part, unit)} of ${inUnit(whole, unit)} ${UNITS[unit]}`;
};
