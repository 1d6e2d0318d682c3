import { describe, expect, it } from 'vitest';
import { patientPoint } from '../../src/dicom';
import { alignerOn, desk, type Aligner, type AlignPort, type Reply } from '../../src/align';
import { apart, PROTOCOL, slicesOf, STILL, torsoOf } from './torso';

/** A thread in the same thread: orders and replies are copied as between threads, and answered later. */
const port = (): AlignPort => {
  const replyTo = desk();
  const self: AlignPort = {
    onmessage: null,
    onerror: null,
    terminate: () => { self.onmessage = null; },
    postMessage: (order) => {
      const reply = structuredClone(replyTo(structuredClone(order)));
      if (reply) setTimeout(() => self.onmessage?.({ data: reply } as MessageEvent<Reply>));
    },
  };
  return self;
};

const small = { ...PROTOCOL, pixel: 4, matrix: 90, step: [0, 0, 6] as const, slices: 60 };
const torso = torsoOf(1);

const filled = (aligner: Aligner): Aligner => {
  for (const slice of slicesOf(torso, STILL, small)) aligner.add('prior', slice);
  // The same scan 300 mm higher, head first, as unsigned stored values with an intercept.
  for (const slice of [...slicesOf(torso, { ...STILL, shift: [0, 0, 300] }, { ...small, middle: [0, 0, 300], seed: 2 })].reverse()) {
    aligner.add('current', { ...slice, values: Uint16Array.from(slice.values, (hu) => (hu + 1200) * 2), slope: 0.5, intercept: -1200 });
  }
  return aligner;
};

describe('an aligner on its worker', () => {
  it('takes slices as they come, registers and places', async () => {
    const aligner = filled(alignerOn(port()));
    expect(await aligner.complete('prior')).toBeNull();
    expect(await aligner.complete('current')).toBeNull();
    const registration = await aligner.register('prior', 'current', null);
    if (registration.kind !== 'found') throw new Error(registration.why);
    const place = await aligner.place('prior', 'current', registration, patientPoint(30, 10, 20));
    expect(apart(place?.point ?? [0, 0, 0], [30, 10, 320])).toBeLessThan(2);
    aligner.forget('prior');
    expect(await aligner.register('prior', 'current', null)).toEqual({ kind: 'declined', why: 'no-geometry' });
    expect(await aligner.place('prior', 'current', registration, patientPoint(30, 10, 20))).toBeNull();
  });

  it('rejects what it can no longer answer', async () => {
    const aligner = alignerOn(port());
    const open = aligner.complete('prior');
    aligner.close();
    await expect(open).rejects.toThrow('closed');
  });
});
