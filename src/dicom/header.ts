import { attributesOf, code, type Attributes } from './attributes';
import { hasVr, walkElements, type Element, type Elements, type Encoding, type Walk, type WalkEnd } from './elements';
import { inflated } from './inflate';
import type { ByteSource } from './model';
import { sniffed, type Sniffed } from './sniff';
import { isImageClass } from './sop-class';
import { DEFLATED, EXPLICIT_BIG, EXPLICIT_LITTLE, IMPLICIT_LITTLE } from './transfer-syntax';

/** The head of a DICOM file: everything before the pixel data, and where that starts. */
export interface Header {
  readonly meta: Attributes;
  readonly attributes: Attributes;
  readonly transferSyntaxUid: string;
  readonly encoding: Encoding;
  readonly end: WalkEnd;
  /** First byte of the data set; offsets of its elements count from the file's start, or, if deflated, from the inflated data set's. */
  readonly dataSetStart: number;
  /** Told by an archive: the pixel data are not behind the header. */
  readonly pixelsElsewhere?: true;
}

export type HeaderReading =
  | { readonly kind: 'header'; readonly header: Header }
  | { readonly kind: 'not-dicom'; readonly sniffed: Sniffed & { kind: 'zip' | 'other' } }
  | { readonly kind: 'empty' }
  | { readonly kind: 'too-long' };

const FIRST_READ = 1 << 16;
const FIRST_UNFOLDED = 1 << 18;
/** No honest header is longer; a length that asks for more is damage. */
const LONGEST_HEADER = 1 << 26;

const bytesBefore = (source: ByteSource, end: number): Promise<Uint8Array> => source.read(0, Math.min(end, source.size));

const nothingYet: Elements = { bytes: new Uint8Array(), bigEndian: false, byTag: {} };

const metaOf = (bytes: Uint8Array, start: number): { elements: Elements; end: number; whole: boolean } => {
  let end = start;
  const walk = walkElements(bytes, start, { explicit: hasVr(bytes, start), bigEndian: false }, (tag) => !tag.startsWith('x0002'));
  for (const element of Object.values(walk.elements.byTag)) end = Math.max(end, element.dataOffset + element.length);
  return { elements: walk.elements, end, whole: walk.end.kind !== 'short' && walk.end.kind !== 'malformed' };
};

/** How the data set is really written: its first element shows it, whatever the file says of itself. */
const encodingOf = (bytes: Uint8Array, at: number, transferSyntaxUid: string): Encoding => {
  const bigEndian = bytes[at] === 0 && bytes[at + 1] !== 0;
  const explicit = bytes.length >= at + 8 ? hasVr(bytes, at) : transferSyntaxUid !== IMPLICIT_LITTLE;
  return { explicit, bigEndian: bigEndian || (bytes.length < at + 2 && transferSyntaxUid === EXPLICIT_BIG) };
};

/** A transfer syntax that the bytes contradict, or that is missing, is replaced by the one they show. */
const honestSyntax = (declared: string, { explicit, bigEndian }: Encoding): string => {
  const shownByBytes = bigEndian ? EXPLICIT_BIG : explicit ? EXPLICIT_LITTLE : IMPLICIT_LITTLE;
  if (declared === '' || declared === IMPLICIT_LITTLE || declared === EXPLICIT_LITTLE || declared === EXPLICIT_BIG) return shownByBytes;
  return declared;
};

/** Reports, plans, waveforms …: their identity is all that is needed, the rest of them is not read. */
const enoughOfNonImage = (): ((tag: string, soFar: Elements) => boolean) => {
  let decided: boolean | null = null;
  return (tag, soFar) => {
    if (tag <= 'x0020ffff') return false;
    if (decided === null) {
      const sopClass = code(attributesOf(soFar), 'x00080016');
      decided = sopClass !== '' && !isImageClass(sopClass);
    }
    return decided;
  };
};

interface Walked {
  readonly encoding: Encoding;
  readonly walk: Walk;
}

const walkFrom = (dataSet: Uint8Array, at: number, declared: string): Walked => {
  const encoding = encodingOf(dataSet, at, declared);
  return { encoding, walk: walkElements(dataSet, at, encoding, enoughOfNonImage()) };
};

/** Unfolds no more than the header takes: a few bytes may unfold to gigabytes. */
const walkDeflated = (deflated: Uint8Array): Walked => {
  for (let enough = FIRST_UNFOLDED; ; enough = Math.min(LONGEST_HEADER, enough * 8)) {
    const unfolded = inflated(deflated, { enough, limit: 2 * LONGEST_HEADER });
    const dataSet = unfolded.kind === 'inflated' ? unfolded.bytes : new Uint8Array();
    const walked = walkFrom(dataSet, 0, DEFLATED);
    if (walked.walk.end.kind !== 'short' || dataSet.length < enough || enough >= LONGEST_HEADER) return walked;
  }
};

const headerIn = (bytes: Uint8Array, size: number, kind: Sniffed & { kind: 'part-10' | 'bare' }): Header | { needs: number } => {
  const start = kind.kind === 'part-10' ? 132 : 0;
  const meta = kind.kind === 'bare' && kind.at === 'data-set' ? { elements: nothingYet, end: 0, whole: true } : metaOf(bytes, start);
  if (!meta.whole && bytes.length < size) return { needs: bytes.length + 1 };
  const metaAttributes = attributesOf(meta.elements);
  const declared = code(metaAttributes, 'x00020010');
  const { encoding, walk } = declared === DEFLATED ? walkDeflated(bytes.subarray(meta.end)) : walkFrom(bytes, meta.end, declared);
  const header: Header = {
    meta: metaAttributes, attributes: attributesOf(walk.elements), transferSyntaxUid: honestSyntax(declared, encoding), encoding, end: walk.end, dataSetStart: meta.end,
  };
  const unfinished = walk.end.kind === 'short' || walk.end.kind === 'malformed' || walk.end.kind === 'end';
  return unfinished && bytes.length < size ? { needs: walk.end.kind === 'short' && declared !== DEFLATED ? walk.end.upTo : 0 } : header;
};

/**
 * Reads the head of a file: 64 kB first, four times as much whenever the header needs more.
 * Rejects only when the source does.
 */
export const readHeader = async (source: ByteSource): Promise<HeaderReading> => {
  if (source.size === 0) return { kind: 'empty' };
  let length = FIRST_READ;
  for (;;) {
    const bytes = await bytesBefore(source, length);
    if (bytes.length === 0) return { kind: 'empty' };
    const kind = sniffed(bytes);
    if (kind.kind === 'zip' || kind.kind === 'other') return { kind: 'not-dicom', sniffed: kind };
    const size = bytes.length < Math.min(length, source.size) ? bytes.length : source.size;
    const found = headerIn(bytes, size, kind);
    if (!('needs' in found)) return { kind: 'header', header: found };
    if (Math.max(length * 4, found.needs) > LONGEST_HEADER && length >= LONGEST_HEADER / 4) return { kind: 'too-long' };
    length = Math.max(length * 4, found.needs);
  }
};

export const pixelElement = ({ end }: Header): Element | null => (end.kind === 'pixel-data' ? end.element : null);
