import dicomParser, { type ByteStream, type Element } from 'dicom-parser';

// Exported by the parser, missing in its types.
declare module 'dicom-parser' {
  export function readDicomElementExplicit(stream: ByteStream, warnings: string[], untilTag?: string): Element;
  export function readDicomElementImplicit(stream: ByteStream, untilTag?: string): Element;
}

export type { Element };

export interface Encoding {
  readonly explicit: boolean;
  readonly bigEndian: boolean;
}

/** Top-level elements of a data set, up to the place where the walk stopped. */
export interface Elements {
  readonly bytes: Uint8Array;
  readonly bigEndian: boolean;
  readonly byTag: Readonly<Record<string, Element>>;
}

export type WalkEnd =
  | { readonly kind: 'pixel-data'; readonly element: Element }
  /** Enough is known: the caller's `enough` said so. */
  | { readonly kind: 'enough' }
  /** The data set ended without pixel data. */
  | { readonly kind: 'end' }
  /** More bytes are needed, at least up to `upTo`. */
  | { readonly kind: 'short'; readonly upTo: number; readonly tag: string }
  | { readonly kind: 'malformed'; readonly detail: string; readonly at: number };

export interface Walk {
  readonly elements: Elements;
  readonly end: WalkEnd;
}

const PIXEL_DATA = new Set(['x7fe00010', 'x7fe00008', 'x7fe00009']);
/** Value representations with a 32-bit length that the parser takes for ones with a 16-bit length. */
const LONG_VR = new Set(['OV', 'SV', 'UV']);
const UNDEFINED_LENGTH = 0xffffffff;

const tagAt = (stream: ByteStream): string => {
  const group = stream.byteArrayParser.readUint16(stream.byteArray, stream.position);
  const element = stream.byteArrayParser.readUint16(stream.byteArray, stream.position + 2);
  return `x${group.toString(16).padStart(4, '0')}${element.toString(16).padStart(4, '0')}`;
};

const vrAt = (bytes: Uint8Array, at: number): string => String.fromCharCode(bytes[at + 4] ?? 0, bytes[at + 5] ?? 0);

export const readableTag = (tag: string): string => `(${tag.slice(1, 5)},${tag.slice(5)})`.toUpperCase();

/** One element with everything in it; a sequence of known length that cannot be read is kept without its items, so that one bad private sequence does not lose an image. */
const readElement = (stream: ByteStream, encoding: Encoding, tag: string): Element => {
  const start = stream.position;
  const { byteArray: bytes, byteArrayParser: numbers } = stream;
  if (encoding.explicit && LONG_VR.has(vrAt(bytes, start))) {
    const length = numbers.readUint32(bytes, start + 8);
    stream.seek(12 + length);
    return { tag, vr: vrAt(bytes, start), length, dataOffset: start + 12 };
  }
  try {
    return encoding.explicit ? dicomParser.readDicomElementExplicit(stream, stream.warnings) : dicomParser.readDicomElementImplicit(stream);
  } catch (error) {
    const headLength = encoding.explicit ? 12 : 8;
    const vr = encoding.explicit ? vrAt(bytes, start) : undefined;
    const length = start + headLength <= bytes.length ? numbers.readUint32(bytes, start + headLength - 4) : UNDEFINED_LENGTH;
    if ((vr !== undefined && vr !== 'SQ') || length === UNDEFINED_LENGTH || start + headLength + length > bytes.length) throw error;
    stream.position = start + headLength + length;
    return { tag, ...(vr === undefined ? {} : { vr }), length, dataOffset: start + headLength };
  }
};

/**
 * Reads elements from `start` until the pixel data, the end, or until `enough` is true of an element's tag before it is read.
 * Never throws on bad bytes. `bytes` may be the head of something longer: then 'short' says how much is needed.
 */
export const walkElements = (bytes: Uint8Array, start: number, encoding: Encoding, enough: (tag: string, soFar: Elements) => boolean): Walk => {
  const numbers = encoding.bigEndian ? dicomParser.bigEndianByteArrayParser : dicomParser.littleEndianByteArrayParser;
  const byTag: Record<string, Element> = {};
  const elements: Elements = { bytes, bigEndian: encoding.bigEndian, byTag };
  const ended = (end: WalkEnd): Walk => ({ elements, end });
  if (start >= bytes.length) return ended({ kind: 'short', upTo: start + 12, tag: 'x00000000' });
  const stream: ByteStream = new dicomParser.ByteStream(numbers, bytes, start);
  stream.warnings ??= [];
  while (stream.position < bytes.length) {
    const at = stream.position;
    if (at + 8 > bytes.length) return ended({ kind: 'short', upTo: at + 12, tag: 'x00000000' });
    const tag = tagAt(stream);
    if (tag === 'xfffcfffc') return ended({ kind: 'end' });
    if (enough(tag, elements)) return ended({ kind: 'enough' });
    try {
      if (PIXEL_DATA.has(tag)) {
        const element = encoding.explicit ? dicomParser.readDicomElementExplicit(stream, stream.warnings, tag) : dicomParser.readDicomElementImplicit(stream, tag);
        return ended({ kind: 'pixel-data', element });
      }
      const warned = stream.warnings.length;
      const element = readElement(stream, encoding, tag);
      const endless = stream.warnings.slice(warned).some((warning) => warning.startsWith('eof'));
      if (stream.position > bytes.length || endless) return ended({ kind: 'short', upTo: Math.max(stream.position, bytes.length + 1), tag });
      // A repeated tag is a later, stray copy: the first one is the data set's own.
      byTag[tag] ??= element;
    } catch (error) {
      const detail = typeof error === 'string' ? error : error instanceof Error ? error.message : String(error);
      if (/past end|overrun|maxP|Position|out of range|bounds/i.test(detail)) return ended({ kind: 'short', upTo: bytes.length + 1, tag });
      return ended({ kind: 'malformed', detail: `${readableTag(tag)} cannot be read`, at });
    }
  }
  return ended({ kind: 'end' });
};

const VR_NAMES = new Set('AE AS AT CS DA DS DT FD FL IS LO LT OB OD OF OL OV OW PN SH SL SQ SS ST SV TM UC UI UL UN UR US UT UV'.split(' '));

/** Does an explicit value representation stand after the tag at `at`? */
export const hasVr = (bytes: Uint8Array, at: number): boolean => VR_NAMES.has(vrAt(bytes, at));
