import { describe, expect, it } from 'vitest';
import type { FramePixels } from '../../src/dicom';
import { frameOf, inHeaderSign, storedValues, valueAt } from '../../src/viewer/stored-values';

const pixels = (change: Partial<FramePixels>): FramePixels => ({
  transferSyntaxUid: '1.2.840.10008.1.2.1', rows: 1, columns: 4, samplesPerPixel: 1, photometricInterpretation: 'MONOCHROME2', planarConfiguration: 0,
  bitsAllocated: 16, bitsStored: 16, highBit: 15, pixelRepresentation: 0, rescaleSlope: 1, rescaleIntercept: 0, rescaleType: 'HU', pixelPaddingValue: null, numberOfFrames: 1,
  ...change,
});
const bytes = (...words: number[]): Uint8Array => new Uint8Array(Uint16Array.from(words).buffer);

describe('stored values', () => {
  it('cuts garbage above Bits Stored and extends the sign: 12 of 16 bits', () => {
    // Low 12 bits by hand: 0x800 = -2048, 0xfff = -1, 0x7ff = 2047, 0x064 = 100; the upper four bits are overlay planes.
    const words = bytes(0xf800, 0x0fff, 0xa7ff, 0x1064);
    expect([...(storedValues(words.slice(), pixels({ bitsStored: 12, highBit: 11, pixelRepresentation: 1 })) ?? [])]).toEqual([-2048, -1, 2047, 100]);
    expect([...(storedValues(words.slice(), pixels({ bitsStored: 12, highBit: 11 })) ?? [])]).toEqual([0x800, 0xfff, 0x7ff, 0x64]);
  });

  it('uses the bytes it was given, without a second copy', () => {
    const given = bytes(1, 2, 3, 4);
    const values = storedValues(given, pixels({}));
    expect(values?.buffer).toBe(given.buffer);
    expect(values && frameOf(pixels({}), values)?.values.buffer).toBe(given.buffer);
  });

  it('reads bytes that start at an odd place', () => {
    const odd = new Uint8Array(9);
    odd.set(bytes(500, 600, 700, 800), 1);
    expect([...(storedValues(odd.subarray(1), pixels({})) ?? [])]).toEqual([500, 600, 700, 800]);
  });

  it('says when there are fewer bytes than pixels', () => {
    expect(storedValues(bytes(1, 2, 3), pixels({}))).toBeNull();
  });

  it('gives Hounsfield units by slope and intercept', () => {
    const frame = frameOf(pixels({ rescaleSlope: 2, rescaleIntercept: -1024 }), Uint16Array.of(0, 512, 1000, 40));
    expect(frame && [0, 1, 2, 3, 4].map((column) => valueAt(frame, column, 0))).toEqual([-1024, 0, 976, -944, null]);
  });

  it('turns words that a codec decoded with the wrong sign: 13 bits, −1024 come back as 7168', () => {
    expect([...Array.from(inHeaderSign([7168, 40, 8191, 4095], pixels({ bitsStored: 13, highBit: 12, pixelRepresentation: 1 })))]).toEqual([-1024, 40, -1, 4095]);
    expect([...Array.from(inHeaderSign([-1, 40], pixels({ bitsStored: 12, highBit: 11, columns: 2 })))]).toEqual([4095, 40]);
  });
});
