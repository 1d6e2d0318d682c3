import { describe, expect, it } from 'vitest';
import { patientPoint } from '../../src/dicom';
import { caseMotion, caseScan, caseTruth, edition, type Company } from '../../src/phantom';
import { companyOf } from '../../src/phantom/case-place';
import { bodyFromPatient, patientFromBody, type Lie } from '../../src/phantom/lie';
import { scriptAt, teachingCases } from './scripts';

describe('how the subject lay', () => {
  const lie: Lie = { shift: [4, -171, -262], tilt: [1.6, -1.1], breath: 0.974 };

  it.each(['frame', 'breath'] as const satisfies readonly Company[])('maps body to patient and back: %s', (company) => {
    for (const point of [[0, 0, 0], [-120, 60, 60], [90, -80, -180], [30, 40, -285]] as const) {
      const back = bodyFromPatient(lie, patientFromBody(lie, point, company), company);
      expect(Math.hypot(back[0] - point[0], back[1] - point[1], back[2] - point[2])).toBeLessThan(1e-9);
    }
  });

  it('keeps the bones where they are when the breath is deeper, and pushes the liver down', () => {
    const [flat, deep]: Lie[] = [{ ...lie, breath: 1 }, { ...lie, breath: 1.03 }];
    const liver = [-80, 0, -160] as const;
    expect(patientFromBody(deep as Lie, liver, 'frame')).toEqual(patientFromBody(flat as Lie, liver, 'frame'));
    // 3 % of the 210 mm from apex to diaphragm, a little less beyond it.
    expect(patientFromBody(flat as Lie, liver, 'breath')[2] - patientFromBody(deep as Lie, liver, 'breath')[2]).toBeCloseTo(5.9, 0);
  });
});

describe('the motion between scans', () => {
  it('takes every lesion to where the truth of the other scan has it, to half a slice', () => {
    let [pairs, farthest] = [0, 0];
    for (const script of teachingCases()) {
      const truth = caseTruth(script);
      const half = script.image.thickness / 2 + 0.05;
      for (const [k, from] of script.timepoints.entries()) {
        const to = script.timepoints[k + 1];
        if (to === undefined) continue;
        const motion = caseMotion(script, k, k + 1);
        for (const here of truth.filter((one) => one.timepoint === from.id && one.id.startsWith('T'))) {
          const there = truth.find((one) => one.timepoint === to.id && one.id === here.id);
          if (there === undefined) continue;
          const moved = motion(here.middle, companyOf(here));
          pairs += 1;
          // Each scan moves the middle to its nearest slice.
          expect(Math.abs(moved[2] - there.middle[2])).toBeLessThan(2 * half);
          expect(Math.hypot(moved[0] - there.middle[0], moved[1] - there.middle[1])).toBeLessThan(0.2);
          farthest = Math.max(farthest, Math.hypot(moved[0] - here.middle[0], moved[1] - here.middle[1], moved[2] - here.middle[2]));
        }
      }
    }
    expect(pairs).toBeGreaterThan(80);
    expect(farthest).toBeGreaterThan(5);
  });

  it('is what the pixels do: the trachea and the descending aorta are found where it says', () => {
    const script = edition(scriptAt('flare-then-late-pd/case.json'), { thickness: 2.5 });
    // Centre of what is darker (or brighter) than a level near a place, in one scan.
    const found = (number: number, at: readonly [number, number, number], inside: (hu: number) => boolean): readonly [number, number] => {
      const scan = caseScan(script, number, { noiseless: true });
      const slice = Math.round((scan.image(0).position[2] - at[2]) / 2.5);
      const { pixels, position } = scan.image(slice);
      let [n, sx, sy] = [0, 0, 0];
      for (let dy = -16; dy <= 16; dy += 1) for (let dx = -16; dx <= 16; dx += 1) {
        const [c, r] = [Math.round((at[0] - position[0]) / 0.8) + dx, Math.round((at[1] - position[1]) / 0.8) + dy];
        if (dx * dx + dy * dy < 256 && inside((pixels[r * 512 + c] ?? 0) - 1024)) [n, sx, sy] = [n + 1, sx + c, sy + r];
      }
      return [position[0] + (sx / n) * 0.8, position[1] + (sy / n) * 0.8];
    };
    for (const [body, inside] of [[[0, 6, 40], (hu: number) => hu < -930], [[24, 42, -40], (hu: number) => hu > 130]] as const) {
      const lie = ({ shift, tilt = [0, 0], breath = 1 }: { readonly shift: Lie['shift']; readonly tilt?: Lie['tilt']; readonly breath?: number }): Lie => ({ shift, tilt, breath });
      const here = patientFromBody(lie(script.timepoints[0]!), body, 'breath');
      const there = caseMotion(script, 0, 3)(patientPoint(...here), 'breath');
      const [a, b] = [found(0, here, inside), found(3, there, inside)];
      expect(Math.hypot(b[0] - a[0] - (there[0] - here[0]), b[1] - a[1] - (there[1] - here[1]))).toBeLessThan(0.8);
    }
  });
});
