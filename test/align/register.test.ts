import { describe, expect, it } from 'vitest';
import { patientPoint, type PatientPoint } from '../../src/dicom';
import { inverted, mapPoint, placeNear, register, SURE, type FoundRegistration, type NoScan, type Registration, type Scan } from '../../src/align';
import { apart, breathing, percentile, posed, PROTOCOL, randomFrom, scanned, STILL, torsoOf, type Pose, type Protocol } from './torso';

// The truth is the pose and the protocol given to the phantom; registration sees only pixels and planes.
const torso = torsoOf(1);
const prior = scanned(torso, STILL, PROTOCOL);

const found = (registration: Registration): FoundRegistration => {
  if (registration.kind !== 'found') throw new Error(`declined: ${registration.why}`);
  return registration;
};
const volume = (scan: Scan | NoScan): Scan => {
  if (scan.kind !== 'scan') throw new Error(scan.why);
  return scan;
};

/** Places inside the still torso whose counterpart lies within `reach` mm of the middle of the current scan. */
const places = (pose: Pose, reach: number, middle: number): readonly PatientPoint[] => {
  const random = randomFrom(7);
  return Array.from({ length: 400 }, () => patientPoint((random() - 0.5) * 250, (random() - 0.5) * 160, (random() - 0.5) * 340))
    .filter((p) => Math.hypot(p[0] / 145, p[1] / 98) < 0.95 && Math.abs(posed(pose, p)[2] - middle) < reach);
};

const PAIRS: readonly { readonly name: string; readonly pose: Pose; readonly protocol: Partial<Protocol> }[] = [
  { name: 'other origin, table and slice thickness', pose: { ...STILL, shift: [18, -25, 1430] }, protocol: { middle: [10, -20, 1440], step: [0, 0, 2.5], slices: 120, table: 75, seed: 2 } },
  { name: 'patient turned by 4°, slices from head to feet', pose: { turn: [4, -3, 4], shift: [-12, 9, -55], breath: 0 }, protocol: { step: [0, 0, -5], slices: 72, middle: [-12, 9, -55], pixel: 3, matrix: 120, seed: 3 } },
  { name: 'breath 14 mm deeper, only the lower part scanned', pose: { turn: [1, 1, -2], shift: [5, 14, 30], breath: 14 }, protocol: { middle: [0, 10, -25], slices: 60, seed: 4, noise: 30 } },
  { name: 'gantry tilted by 20°', pose: { ...STILL, shift: [0, 5, 80] }, protocol: { plane: { row: [1, 0, 0], column: [0, Math.cos(0.349), -Math.sin(0.349)], normal: [0, Math.sin(0.349), Math.cos(0.349)] }, middle: [0, 0, 80], seed: 5, table: null } },
  { name: 'coronal slices', pose: { ...STILL, shift: [-20, 0, 0] }, protocol: { plane: { row: [1, 0, 0], column: [0, 0, -1], normal: [0, 1, 0] }, step: [0, 4, 0], slices: 60, middle: [-20, 0, 0], seed: 6, table: null } },
];

describe('register and placeNear', () => {
  it.each(PAIRS)('find the same place: $name', ({ pose, protocol }) => {
    const whole = { ...PROTOCOL, ...protocol };
    const current = volume(scanned(torso, pose, whole));
    const registration = found(register(prior, current));
    expect(registration.confidence).toBeGreaterThan(SURE);
    const reach = whole.plane.normal[2] < 0.5 ? 170 : Math.abs(whole.step[2] * whole.slices) / 2 - 8;
    const there = places(pose, reach, whole.middle[2]);
    expect(there.length).toBeGreaterThan(60);
    const global = there.map((p) => apart(mapPoint(registration, p), posed(pose, p)));
    if (pose.breath === 0) expect(percentile(global, 0.95)).toBeLessThan(3);
    const some = there.slice(0, 24);
    const near = some.map((p) => apart(placeNear(volume(prior), current, registration, p).point, posed(pose, p)));
    expect(percentile(near, 0.95)).toBeLessThan(5);
    const bases = there.filter((p) => breathing(p[0], p[1], p[2]) > 0.6 && p[2] > -60).slice(0, 16);
    const low = bases.map((p) => apart(placeNear(volume(prior), current, registration, p).point, posed(pose, p)));
    if (bases.length > 0) expect(percentile(low, 0.95)).toBeLessThan(10);
    const back = inverted(registration);
    for (const p of some) expect(apart(mapPoint(back, mapPoint(registration, p)), p)).toBeLessThan(1e-6);
  });

  it('decline where nothing is in common: other coverage, another patient, air, one image', () => {
    const upper = scanned(torso, STILL, { ...PROTOCOL, slices: 42, middle: [0, 0, 95], seed: 8 });
    const lower = scanned(torso, { ...STILL, shift: [0, 0, 700] }, { ...PROTOCOL, slices: 42, middle: [0, 0, 605], seed: 9 });
    expect(register(upper, lower)).toEqual({ kind: 'declined', why: 'no-overlap' });
    // The phantoms' patients are one template with other organs, so a map may be found; it must not be called sure.
    const other = register(prior, scanned(torsoOf(2), STILL, PROTOCOL));
    expect(other.kind === 'found' ? other.confidence : 0).toBeLessThan(SURE);
    expect(register(prior, scanned({ hu: () => -1000 }, STILL, { ...PROTOCOL, table: null }))).toEqual({ kind: 'declined', why: 'no-structure' });
    expect(register(prior, scanned(torso, STILL, { ...PROTOCOL, slices: 1 }))).toEqual({ kind: 'declined', why: 'too-few-slices' });
    expect(register(scanned(torso, STILL, { ...PROTOCOL, slices: 0 }), prior)).toEqual({ kind: 'declined', why: 'no-geometry' });
  });
});
