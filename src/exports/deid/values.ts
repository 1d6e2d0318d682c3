/** Text of a value: padding off. Anything beyond ASCII stays a code point of its byte, and so fits no pattern below. */
export const textIn = (bytes: Uint8Array): string => {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text.replace(/[\0 ]+$/, '').replace(/^ +/, '');
};

const FITS: Readonly<Record<string, RegExp>> = {
  AS: /^\d{3}[DWMY]$/, CS: /^[A-Z0-9 _]{0,16}$/, DA: /^\d{8}$/, DS: /^ *[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)? *$/, IS: /^ *[+-]?\d{1,10} *$/, TM: /^[\d:.]{0,16}$/, UI: /^[\d.]{0,64}$/,
  DT: /^[\d.]{4,21}([+-]\d{4})?$/,
};
const WIDTH: Readonly<Record<string, number>> = { AT: 4, FL: 4, FD: 8, SL: 4, SS: 2, UL: 4, US: 2, SV: 8, UV: 8 };

/** Whether a value is what its value representation says: a name in the place of a number does not fit. */
export const fits = (vr: string, bytes: Uint8Array): boolean => {
  const width = WIDTH[vr];
  if (width !== undefined) return bytes.length % width === 0;
  const pattern = FITS[vr];
  return pattern === undefined || bytes.length === 0 || textIn(bytes).split('\\').every((value) => value === '' || pattern.test(value));
};

const two = (value: number): string => String(value).padStart(2, '0');

/** yyyymmdd, or what begins with it, by so many days; empty for what is no date. Years alone and months alone are no dates of a day, and go. */
export const shifted = (value: string, days: number): string => {
  const plain = value.replace(/^(\d{4})\.(\d{2})\.(\d{2})$/, '$1$2$3');
  const match = /^(\d{4})(\d{2})(\d{2})((?:\d{2}){0,3}(?:\.\d{1,6})?(?:[+-]\d{4})?)$/.exec(plain);
  if (!match) return '';
  const [, year, month, day, rest = ''] = match;
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  if (at.getUTCMonth() !== Number(month) - 1 || at.getUTCFullYear() !== Number(year)) return '';
  const moved = new Date(at.getTime() + days * 86_400_000);
  return `${String(moved.getUTCFullYear()).padStart(4, '0')}${two(moved.getUTCMonth() + 1)}${two(moved.getUTCDate())}${rest}`;
};

/** Ages of 90 years and more tell of few people: they are one age. */
export const ageOf = (value: string): string => (/^\d{3}Y$/.test(value) && Number(value.slice(0, 3)) > 89 ? '090Y' : value);
