import { cleanPixels, type Bits } from './clean-pixels';
import type { Coding, RawElement } from './element-tree';
import { lineFor, type Action } from './profile';
import { ageOf, fits, shifted, textIn } from './values';
import { cleaned } from './vocabulary';
import { textElement } from './write-tree';

/** What a file is de-identified with. The same for all files of a subject, or intervals and references are lost. */
export interface DeidOptions {
  /** HMAC-SHA256 of a text under the secret of the project, at least 16 bytes. */
  readonly mac: (text: string) => Uint8Array;
  /** Added to every date; negative moves into the past. */
  readonly shiftDays: number;
  /** Stands for the subject: Patient Name and Patient ID. Letters, digits, hyphens. */
  readonly code: string;
  /** UIDs stay, where measurements elsewhere name images by them. */
  readonly keepUids?: boolean;
  /** Station, software version and detector stay. */
  readonly keepDevice?: boolean;
  /** Sex, age, size and weight go as well. */
  readonly dropCharacteristics?: boolean;
}

export type Became = 'removed' | 'emptied' | 'replaced' | 'remapped' | 'shifted' | 'cleaned' | 'kept';

export interface Treating {
  readonly options: DeidOptions;
  readonly coding: Coding;
  readonly bits: Bits;
  told(element: RawElement, became: Became): void;
}

/** UIDs that the standard defines name no one: classes, syntaxes, coding schemes. */
const OF_THE_STANDARD = /^1\.2\.840\.10008\./;

/** The same UID gives the same UID under the same secret, and nobody without it can tell which. */
export const mappedUid = (uid: string, { mac, keepUids = false }: DeidOptions): string => {
  if (keepUids || uid === '' || OF_THE_STANDARD.test(uid)) return uid;
  return `2.25.${mac(`uid:${uid}`).subarray(0, 16).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n)}`;
};

const dummyFor = ({ tag, vr }: RawElement, { code }: DeidOptions): string => {
  if ([0x00100010, 0x00100020, 0x00120040, 0x00120042].includes(tag)) return code;
  if (tag === 0x0040a493) return 'UNVERIFIED';
  return vr === 'PN' ? 'Removed' : 'REMOVED';
};

const mapValues = (bytes: Uint8Array, map: (value: string) => string): string => textIn(bytes).split('\\').map((value) => map(value.trim())).join('\\');

const kept = (element: RawElement, bytes: Uint8Array): { readonly element: RawElement; readonly became: Became } =>
  fits(element.vr, bytes) ? { element, became: 'kept' } : { element: textElement(element.tag, element.vr, ''), became: 'emptied' };

const valueTreated = (element: RawElement, bytes: Uint8Array, action: Action, { options }: Treating): { readonly element: RawElement; readonly became: Became } | null => {
  const { tag, vr } = element;
  const as = (text: string, became: Became): { readonly element: RawElement; readonly became: Became } => ({ element: textElement(tag, vr, text), became });
  switch (action) {
    case 'K': return kept(element, bytes);
    case 'Z': return as('', 'emptied');
    case 'D': return as(dummyFor(element, options), 'replaced');
    case 'U': return as(mapValues(bytes, (uid) => mappedUid(uid, options)), options.keepUids === true ? 'kept' : 'remapped');
    case 'S': return as(mapValues(bytes, (date) => shifted(date, options.shiftDays)), 'shifted');
    case 'C': {
      const text = textIn(bytes);
      const clean = text.split('\\').map(cleaned).join('\\');
      // A text item of a report without text is no item, a code without meaning no code.
      return clean === text ? kept(element, bytes) : as(clean === '' && (vr === 'UT' || tag === MEANING) ? 'removed' : clean, 'cleaned');
    }
    case 'P': {
      if (options.dropCharacteristics === true) return as('', 'emptied');
      if (vr !== 'AS') return kept(element, bytes);
      return fits(vr, bytes) ? as(ageOf(textIn(bytes)), 'kept') : as('', 'emptied');
    }
    case 'V': return options.keepDevice === true ? kept(element, bytes) : null;
    case 'N': return null;
  }
};

const TEXT_VALUE = 0x0040a160;
const CONCEPT = 0x0040a043;
const codeOf = (item: readonly RawElement[]): string => {
  const concept = item.find(({ tag }) => tag === CONCEPT)?.content;
  const code = concept?.kind === 'items' ? concept.items[0]?.find(({ tag }) => tag === 0x00080100)?.content : undefined;
  return code?.kind === 'value' ? textIn(code.bytes) : '';
};
const MEANING = 0x00080104;
/** Codes of a hospital's own scheme (99…, or none) may mean a person or a place; those of a standard do not. */
const isOwnScheme = (item: readonly RawElement[]): boolean => {
  const scheme = item.find(({ tag }) => tag === 0x00080102)?.content;
  return scheme?.kind !== 'value' || /^(99.*)?$/.test(textIn(scheme.bytes));
};

/** Subject ID (DCM 121030): what stands for the subject elsewhere stands for it here. */
const SUBJECT_ID = '121030';

/** A data set or an item without what tells of a person; nested ones likewise. */
export const treated = (elements: readonly RawElement[], treating: Treating): readonly RawElement[] => elements.flatMap((element): readonly RawElement[] => {
  const { tag, vr, content } = element;
  const line = lineFor(tag, vr, content.kind === 'items');
  const removed = (): readonly RawElement[] => {
    treating.told(element, 'removed');
    return [];
  };
  if (!line) return removed();
  if (tag === 0x7fe00010) {
    treating.told(element, 'kept');
    return [cleanPixels(element, treating.bits, treating.coding)];
  }
  if (content.kind === 'items') {
    treating.told(element, 'kept');
    return [{ tag, vr: 'SQ', content: { kind: 'items', items: content.items.map((item) => treated(item, treating)) } }];
  }
  if (content.kind === 'fragments') return removed();
  const subject = tag === TEXT_VALUE && codeOf(elements) === SUBJECT_ID;
  const result = subject ? { element: textElement(tag, vr, treating.options.code), became: 'replaced' as const } : valueTreated(element, content.bytes, tag === MEANING && isOwnScheme(elements) ? 'C' : line.action, treating);
  if (!result) return removed();
  treating.told(element, result.became);
  return [result.element];
});
