import { textOf, type RawElement } from './element-tree';
import { textIn } from './values';

export type QuarantineReason =
  | 'not-dicom'
  | 'damaged' // cannot be read to its end, so nobody knows what is left in it
  | 'kind-not-covered' // the profile was made for CT and for structured reports
  | 'secondary-capture'
  | 'derived-image'
  | 'burned-in'
  | 'screen-or-dose-page';

export interface Quarantined {
  readonly kind: 'quarantined';
  readonly why: QuarantineReason;
  /** One plain sentence without a full stop at the end. */
  readonly detail: string;
}

const CT = new Set(['1.2.840.10008.5.1.4.1.1.2', '1.2.840.10008.5.1.4.1.1.2.1', '1.2.840.10008.5.1.4.1.1.2.2']);
const REPORT = /^1\.2\.840\.10008\.5\.1\.4\.1\.1\.88\.(11|22|33|34)$/;
const CAPTURE = /^1\.2\.840\.10008\.5\.1\.4\.1\.1\.(7|7\.[1-4]|104\.\d+)$/;

const quarantined = (why: QuarantineReason, detail: string): Quarantined => ({ kind: 'quarantined', why, detail });

/** Image Type is longer than the other codes: it is looked at whole. */
const imageTypeOf = (elements: readonly RawElement[]): readonly string[] => {
  const content = elements.find(({ tag }) => tag === 0x00080008)?.content;
  return content?.kind === 'value' ? textIn(content.bytes).toUpperCase().split('\\') : [];
};

/** Why a file must not leave although its header could be cleaned: what is written into the pixels is not found by any table. */
export const suspect = (elements: readonly RawElement[]): Quarantined | null => {
  const sopClass = textOf(elements, 0x00080016);
  if (CAPTURE.test(sopClass)) return quarantined('secondary-capture', 'A screen capture or a document: names may be written in it');
  if (REPORT.test(sopClass)) return null;
  if (!CT.has(sopClass)) return quarantined('kind-not-covered', `Only CT images and structured reports are de-identified, not class ${sopClass || 'unknown'}`);
  const type = imageTypeOf(elements);
  if (textOf(elements, 0x00280301).toUpperCase() === 'YES') return quarantined('burned-in', 'The file says that text is burned into its pixels');
  if (elements.some(({ tag }) => tag === 0x00080064)) return quarantined('secondary-capture', 'The image was converted from another source: text may be burned into its pixels');
  if (type.some((word) => /SCREEN|SAVE|DOSE/.test(word))) return quarantined('screen-or-dose-page', `Image Type ${type.join(', ')}: a page of text`);
  if (type.includes('SECONDARY') || type.includes('DERIVED')) return quarantined('derived-image', `Image Type ${type.slice(0, 3).join(', ')}: text may be burned into its pixels`);
  return null;
};
