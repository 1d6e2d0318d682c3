import type { Dataset } from '../../dicom';
import { code, type Code } from './code';

/** Codes of the old SNOMED scheme (SRT, also written SNM3 and 99SDM) that reports of measurements use, and what they are called today (PS3.16 annex O). */
const FROM_SRT: Readonly<Record<string, string>> = {
  'G-A185': '103339001', 'G-A186': '103340004', 'G-C0E3': '363698007', 'G-A22A': '410668003', 'G-D7FE': '410668003', 'M-02550': '81827009', 'G-A195': '131189007',
  'G-C036': '370129005', 'G-C171': '272741003', 'G-A1F8': '106233006', 'G-A100': '24028007', 'G-A101': '7771000', 'G-A102': '51440002',
  'T-28000': '39607008', 'T-62000': '10200004', 'T-C4000': '59441001', 'T-B3000': '23451007', 'T-71000': '64033007', 'T-C3000': '78961009', 'T-65000': '15776009',
  'T-D016E': '272673000', 'T-A0100': '12738006', 'T-29000': '3120008', 'T-D4400': '15425007', 'T-D3300': '72410000', 'T-01000': '39937001', 'T-87000': '15497006',
  'M-8FFFF': '108369006', 'M-80003': '86049000', 'M-03010': '27925004', 'M-03000': '4147007', 'M-01100': '52988006',
};
const OLD_SCHEMES: ReadonlySet<string> = new Set(['SRT', 'SNM3', '99SDM']);

/** A code in today's scheme where it is known by an old one; the meaning stays as it was written. */
export const modern = (old: Code): Code => {
  const today = OLD_SCHEMES.has(old.scheme) ? FROM_SRT[old.value] : undefined;
  return today === undefined ? old : code(today, 'SCT', old.meaning);
};

/** The code in an item of a code sequence: also long ones, and those that are only a web address. Null without a value. */
export const codeIn = (item: Dataset | undefined): Code | null => {
  if (!item) return null;
  const value = item.text(0x00080100) || item.text(0x00080119) || item.text(0x00080120);
  return value === '' ? null : modern(code(value, item.text(0x00080102), item.text(0x00080104)));
};
