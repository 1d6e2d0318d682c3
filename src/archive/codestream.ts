import { mediaType } from './media-type';

const J = '1.2.840.10008.1.2.4.';
export const EXPLICIT_LITTLE = '1.2.840.10008.1.2.1';
const PLAIN = new Set(['1.2.840.10008.1.2', EXPLICIT_LITTLE, '1.2.840.10008.1.2.2', '1.2.840.10008.1.2.1.99']);

/** PS3.18 8.7.3.3.2: the transfer syntax that each media type stands for when it names none. */
const BY_TYPE: Readonly<Record<string, string>> = {
  'image/jpeg': `${J}70`, 'image/jls': `${J}80`, 'image/x-jls': `${J}80`, 'image/jp2': `${J}90`, 'image/jpx': `${J}92`, 'image/jphc': `${J}201`,
  'image/dicom-rle': '1.2.840.10008.1.2.5', 'image/x-dicom-rle': '1.2.840.10008.1.2.5',
};

/** What the first bytes of a compressed frame say; null for plain pixels and unknown codes. */
const syntaxOfCodestream = (bytes: Uint8Array): string | null => {
  if (bytes[0] === 0xff && bytes[1] === 0x4f && bytes[2] === 0xff && bytes[3] === 0x51) {
    // JPEG 2000; a CAP marker after SIZ says High Throughput (ISO 15444-15).
    const size = ((bytes[4] ?? 0) << 8) | (bytes[5] ?? 0);
    return bytes[4 + size] === 0xff && bytes[5 + size] === 0x50 ? `${J}201` : `${J}90`;
  }
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  for (let at = 2; at + 3 < bytes.length && bytes[at] === 0xff;) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xf7) return `${J}80`;
    if (marker === 0xc0) return `${J}50`;
    if (marker === 0xc1) return `${J}51`;
    if (marker === 0xc3) return `${J}70`;
    at += 2 + (((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0));
  }
  return null;
};

/**
 * The transfer syntax of a frame: the part's own word, then the whole answer's, then what the metadata said, then plain little endian. A word that the
 * bytes contradict (plain pixels announced, a code stream sent) is not believed.
 */
export const syntaxOfFrame = (bytes: Uint8Array, partType: string, answerType: string, described: string | null, plainLength: number): string => {
  const named = (header: string): string | null => {
    const { type, parameters } = mediaType(header);
    const syntax = parameters.get('transfer-syntax')?.trim() ?? '';
    return /^[\d.]+$/.test(syntax) ? syntax : (BY_TYPE[type] ?? BY_TYPE[parameters.get('type')?.toLowerCase() ?? ''] ?? null);
  };
  const said = named(partType) ?? named(answerType) ?? described ?? EXPLICIT_LITTLE;
  if (PLAIN.has(said)) return bytes.length === plainLength ? EXPLICIT_LITTLE : (syntaxOfCodestream(bytes) ?? EXPLICIT_LITTLE);
  return bytes.length === plainLength && syntaxOfCodestream(bytes) === null && said !== '1.2.840.10008.1.2.5' ? EXPLICIT_LITTLE : said;
};
