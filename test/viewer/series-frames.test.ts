import { describe, expect, it } from 'vitest';
import type { Series, Slice } from '../../src/dicom';
import { SeriesFrames } from '../../src/viewer/series-frames';

/** Slices of 2 × 2 raw pixels; slice k holds the value k everywhere. Reading slice `gone` fails. Counts what was read. */
const made = (count: number, gone: number | null = null): { readonly series: Series; readonly read: number[] } => {
  const read: number[] = [];
  const slices = Array.from({ length: count }, (_, index) => ({
    frame: 1,
    source: {
      name: `${index}.dcm`,
      size: 8,
      read: (start: number, end: number) => {
        read.push(index);
        return index === gone ? Promise.reject(new Error('moved')) : Promise.resolve(new Uint8Array(Int16Array.of(index, index, index, index).buffer).slice(start, end));
      },
    },
    pixels: {
      place: { offset: 0, length: 8, deflatedFrom: null, bigEndian: false, words: true, frameOffsets: null },
      transferSyntaxUid: '1.2.840.10008.1.2.1', rows: 2, columns: 2, samplesPerPixel: 1, photometricInterpretation: 'MONOCHROME2', planarConfiguration: 0,
      bitsAllocated: 16, bitsStored: 16, highBit: 15, pixelRepresentation: 1, rescaleSlope: 1, rescaleIntercept: 0, rescaleType: 'HU', pixelPaddingValue: null, numberOfFrames: 1,
    },
  })) as unknown as readonly Slice[];
  return { series: { slices } as Series, read };
};

const settled = async (frames: SeriesFrames, loaded: number): Promise<void> => {
  for (let turn = 0; turn < 2000 && frames.loaded < loaded; turn++) await new Promise((resolve) => setTimeout(resolve, 0));
};

describe('frames of a series', () => {
  it('reads only the wanted slice until the first image is shown, then its neighbours outwards', async () => {
    const { series, read } = made(30);
    const frames = new SeriesFrames(series);
    const decoded = await frames.want(12);
    expect(decoded.kind === 'frame' && decoded.frame.values[0]).toBe(12);
    expect(read).toEqual([12]);
    frames.lookAt(12);
    await settled(frames, 30);
    expect(frames.loaded).toBe(30);
    expect(new Set(read.slice(1, 7))).toEqual(new Set([13, 11, 14, 10, 15, 9]));
    expect(read).toHaveLength(30);
  });

  it('gives a slice that cannot be read any more as a problem, and the others all the same', async () => {
    const { series } = made(5, 2);
    const frames = new SeriesFrames(series);
    expect(await frames.want(2)).toMatchObject({ kind: 'problem', problem: { kind: 'file-gone' } });
    frames.lookAt(2);
    await settled(frames, 4);
    expect([0, 1, 2, 3, 4].map((index) => frames.frame(index)?.values[0] ?? null)).toEqual([0, 1, null, 3, 4]);
  });

  it('keeps no more slices than fit, always those around the reader', async () => {
    const { series } = made(60);
    const frames = new SeriesFrames(series, 10);
    for (const place of [30, 50, 5]) {
      await frames.want(place);
      frames.lookAt(place);
      for (let turn = 0; turn < 60; turn++) await new Promise((resolve) => setTimeout(resolve, 0));
      expect(frames.loaded).toBeLessThanOrEqual(10);
      for (let index = place - 3; index <= place + 3; index++) expect(frames.frame(index)?.values[0]).toBe(index);
    }
  });

  it('leaves nobody waiting when closed', async () => {
    const { series } = made(3);
    const frames = new SeriesFrames(series);
    const waiting = frames.want(1);
    frames.close();
    expect(await waiting).toMatchObject({ kind: 'problem' });
  });

  it('forgets every pixel and stops reading when closed', async () => {
    const { series, read } = made(40);
    const frames = new SeriesFrames(series);
    await frames.want(0);
    frames.lookAt(0);
    frames.close();
    const then = read.length;
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setTimeout(resolve, 0));
    expect(read.length - then).toBeLessThanOrEqual(3); // those already under way
    expect([frames.loaded, frames.frame(0)]).toEqual([0, null]);
  });
});
