import { listed } from './listed';

/** Transfer syntaxes (PS3.5 annex A, PS3.6 table A-1) and what the viewer's codecs do with them. */
export const IMPLICIT_LITTLE = '1.2.840.10008.1.2';
export const EXPLICIT_LITTLE = '1.2.840.10008.1.2.1';
export const DEFLATED = '1.2.840.10008.1.2.1.99';
export const EXPLICIT_BIG = '1.2.840.10008.1.2.2';
const RLE = '1.2.840.10008.1.2.5';

interface TransferSyntax {
  readonly name: string;
  readonly decoded: boolean;
  /** Null where the syntax is used for both. */
  readonly lossyMethod: string | null;
}

const shown = (name: string, lossyMethod: string | null = null): TransferSyntax => ({ name, decoded: true, lossyMethod });
const refused = (name: string, lossyMethod: string | null = null): TransferSyntax => ({ name, decoded: false, lossyMethod });
const J = '1.2.840.10008.1.2.4.';

const SYNTAXES: Readonly<Record<string, TransferSyntax>> = {
  [IMPLICIT_LITTLE]: shown('Implicit VR Little Endian'),
  [EXPLICIT_LITTLE]: shown('Explicit VR Little Endian'),
  [DEFLATED]: shown('Deflated Explicit VR Little Endian'),
  [EXPLICIT_BIG]: shown('Explicit VR Big Endian'),
  [RLE]: shown('RLE Lossless'),
  [`${J}50`]: shown('JPEG Baseline (Process 1)', 'ISO_10918_1'),
  [`${J}51`]: shown('JPEG Extended (Process 2 & 4)', 'ISO_10918_1'),
  [`${J}53`]: refused('JPEG Spectral Selection (Process 6 & 8)', 'ISO_10918_1'),
  [`${J}55`]: refused('JPEG Full Progression (Process 10 & 12)', 'ISO_10918_1'),
  [`${J}57`]: shown('JPEG Lossless (Process 14)'),
  [`${J}70`]: shown('JPEG Lossless (Process 14, Selection Value 1)'),
  [`${J}80`]: shown('JPEG-LS Lossless'),
  [`${J}81`]: shown('JPEG-LS Near-Lossless', 'ISO_14495_1'),
  [`${J}90`]: shown('JPEG 2000 Lossless'),
  // May hold reversible data too: then (0028,2110) alone decides.
  [`${J}91`]: shown('JPEG 2000'),
  [`${J}92`]: refused('JPEG 2000 Part 2 Lossless'),
  [`${J}93`]: refused('JPEG 2000 Part 2'),
  [`${J}94`]: refused('JPIP Referenced'),
  [`${J}95`]: refused('JPIP Referenced Deflate'),
  [`${J}100`]: refused('MPEG-2 Main Profile', 'ISO_13818_2'),
  [`${J}101`]: refused('MPEG-2 High Profile', 'ISO_13818_2'),
  [`${J}102`]: refused('MPEG-4 AVC', 'ISO_14496_10'),
  [`${J}103`]: refused('MPEG-4 AVC BD-compatible', 'ISO_14496_10'),
  [`${J}104`]: refused('MPEG-4 AVC for 2D video', 'ISO_14496_10'),
  [`${J}105`]: refused('MPEG-4 AVC for 3D video', 'ISO_14496_10'),
  [`${J}106`]: refused('MPEG-4 AVC stereo', 'ISO_14496_10'),
  [`${J}107`]: refused('HEVC Main Profile', 'ISO_23008_2'),
  [`${J}108`]: refused('HEVC Main 10 Profile', 'ISO_23008_2'),
  [`${J}110`]: refused('JPEG XL Lossless'),
  [`${J}111`]: refused('JPEG XL JPEG Recompression', 'ISO_18181_1'),
  [`${J}112`]: refused('JPEG XL', 'ISO_18181_1'),
  [`${J}201`]: shown('HTJ2K Lossless'),
  [`${J}202`]: shown('HTJ2K Lossless RPCL'),
  [`${J}203`]: shown('HTJ2K'),
};

/** Can the viewer's codecs show images in this transfer syntax? */
export const displayable = (transferSyntaxUid: string): boolean => listed(SYNTAXES, transferSyntaxUid)?.decoded ?? false;

/** "JPEG 2000 Lossless"; the UID itself where it is not known. */
export const transferSyntaxName = (transferSyntaxUid: string): string => listed(SYNTAXES, transferSyntaxUid)?.name ?? (transferSyntaxUid || 'no transfer syntax');

/** Defined term of Lossy Image Compression Method (0028,2114) for syntaxes that are always lossy. */
export const lossyMethodOf = (transferSyntaxUid: string): string | null => listed(SYNTAXES, transferSyntaxUid)?.lossyMethod ?? null;

/** Pixel data in fragments (PS3.5 A.4) rather than as plain values. */
export const isEncapsulated = (transferSyntaxUid: string): boolean => ![IMPLICIT_LITTLE, EXPLICIT_LITTLE, DEFLATED, EXPLICIT_BIG].includes(transferSyntaxUid);
