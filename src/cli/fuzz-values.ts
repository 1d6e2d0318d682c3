/** Values that have broken readers: of numbers, texts, identifiers, lengths. */
export const LENGTHS = [0, 1, 2, 3, 7, 0x7f, 0xff, 0xfffe, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xfffffff0, 0xfffffffe, 0xffffffff] as const;

export const NUMBERS = [
  '', '0', '-0', '0\\0', '0\\1', '-1\\-1', '-0.7\\0.7', '1e308\\1e308', '1e999\\1e999', '1e-320\\1e-320', 'nan\\nan', 'inf\\1', '0.7', '0.7\\0.7\\0.7', '0,7\\0,7', '7000\\7000', '70\\70',
  '9999999999999999', '-9999999999999999', '1\\'.repeat(3000), '\\\\', '1e5\\1e5\\1e5', '1e300\\1e300\\1e300', '0\\0\\0\\0\\0\\0', '2\\0\\0\\0\\2\\0', '1\\0\\0\\1\\0\\0', '1 \\ 2', '0x10\\0x10', '65535', '2147483647', '100000', '1e5',
] as const;

export const TEXTS = [
  '', '\\'.repeat(4000), '<img src=x onerror=alert(1)>', '=cmd()', '__proto__', 'constructor', 'toString', 'prototype', '../../../etc/passwd', '\u0000\u0001\u001b$B', 'x'.repeat(60_000), '^'.repeat(3000), '='.repeat(3000), '20260230', '99999999', '00000000',
  '20260101', 'ISO 2022 IR 87\\ISO 2022 IR 159', 'ISO_IR 192', 'GB18030', '\u001b-F\u00e9\u001b(J', 'ORIGINAL\\PRIMARY\\LOCALIZER', 'DERIVED\\SECONDARY', 'CT', 'MR', 'MONOCHROME1', 'PALETTE COLOR', 'RGB',
] as const;

const J = '1.2.840.10008.1.2.4.';
export const UIDS = [
  '', '1', '1.2.840.10008.1.2', '1.2.840.10008.1.2.1', '1.2.840.10008.1.2.1.99', '1.2.840.10008.1.2.2', '1.2.840.10008.1.2.5', `${J}50`, `${J}70`, `${J}80`, `${J}90`, `${J}201`, `${J}100`, '1.2.840.10008.5.1.4.1.1.2', '1.2.840.10008.5.1.4.1.1.2.1',
  '1.2.840.10008.5.1.4.1.1.88.67', '1.2.840.10008.5.1.4.1.1.88.33', '1.2.840.10008.5.1.4.1.1.7', '1.2.840.10008.1.3.10', 'constructor', '__proto__', '9'.repeat(70), '1..2',
] as const;

/** Tags on which much depends: geometry, pixels, identity, character set, functional groups, delimiters. */
export const TAGS = [
  0x00280030, 0x00200032, 0x00200037, 0x00280010, 0x00280011, 0x00280008, 0x00280100, 0x00280101, 0x00280102, 0x00280103, 0x00281052, 0x00281053, 0x52009229, 0x52009230, 0x00080005, 0x00080008, 0x00080016, 0x00080018, 0x00080020, 0x0020000d,
  0x0020000e, 0x00100010, 0x00100020, 0x00100030, 0x00180050, 0x00180088, 0x00181164, 0x00020010, 0x7fe00010, 0x7fe00001, 0x00041220, 0x0040a730, 0x0040a300, 0x0040a30a, 0x0040a161, 0x00700022, 0xfffee000, 0xfffee00d, 0xfffee0dd, 0xfffcfffc,
] as const;

export const VRS = ['AE', 'AS', 'AT', 'CS', 'DA', 'DS', 'DT', 'FD', 'FL', 'IS', 'LO', 'LT', 'OB', 'OV', 'OW', 'PN', 'SH', 'SL', 'SQ', 'SS', 'ST', 'SV', 'TM', 'UC', 'UI', 'UL', 'UN', 'UR', 'US', 'UT', 'UV', 'ZZ', '\u0000\u0000'] as const;

/** Keys and values that have broken readers of JSON. */
export const KEYS = ['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'length', 'then', '', '0', 'Value', 'vr', 'kind', 'hasOwnProperty'] as const;
export const PLAIN: readonly unknown[] = [
  null, true, false, 0, -0, -1, 0.5, 1e308, -1e308, 1e-320, 2 ** 53, '', '0', 'nan', 'x'.repeat(5000), '\u0000', '\ud800', '2026-02-30', '9999-99-99', '0000-00-00', '2026-01-05', [], {}, [null], [[]], { toString: 1 }, { length: -1 }, { length: 1e9 }, [1, 2, 3], ['1', 2, null],
  { Alphabetic: { toString: null, valueOf: 1 } }, { then: 'x' },
];
