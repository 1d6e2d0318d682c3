import { mix, within } from '../paint/arithmetic';
import { byHeight, chain, paintTube, paintTubes, straightChain, type Knot, type Tube } from '../paint/tube';
import { randomFrom } from '../random';
import type { Scene } from './scene';

const transverseAndDescending = chain([
  [-92, -40, -236, 22], [-84, -62, -238, 20], [-40, -76, -246, 17], [0, -80, -250, 16], [44, -76, -242, 17], [84, -58, -222, 18], [104, -24, -200, 19], [112, 10, -208, 17], [110, 24, -240, 16], [106, 24, -310, 15],
]);
const ascending = chain([[-92, -40, -236, 22], [-98, -10, -262, 22], [-98, 0, -310, 23]]);

/** Haustra: the width of the colon comes and goes along its course. */
const haustrated = (tubes: readonly Tube[]): readonly Tube[] => tubes.map((tube, n) => ({ ...tube, ra: tube.ra * (1 + 0.09 * Math.sin(n * 2.1)), rb: tube.rb * (1 + 0.09 * Math.sin((n + 1) * 2.1)) }));
/** Gas rises: the same course, moved forward. */
const risen = (tubes: readonly Tube[]): readonly Tube[] => tubes.map((tube) => ({ ...tube, ay: tube.ay - 7, by: tube.by - 7 }));

const colon = { transverse: haustrated(transverseAndDescending), ascending: haustrated(ascending) };
const gas = risen(colon.transverse);

interface Loop {
  readonly tubes: readonly Tube[];
  readonly filling: number;
}

const gut = ((): { readonly loops: readonly Loop[]; readonly twigs: (z: number) => readonly Tube[] } => {
  const random = randomFrom(5);
  const loops = Array.from({ length: 17 }, (_, i): Loop => {
    let [x, y, z] = i > 9 ? [mix(15, 88, random()), mix(-62, 4, random()), mix(-204, -236, random())] : [mix(-50, 85, random()), mix(-60, 10, random()), mix(-225, -300, random())];
    let heading = random() * 6.3;
    const knots = Array.from({ length: 7 }, (): Knot => {
      const knot: Knot = [x, y, z, 10 + random() * 2.5];
      heading += (random() - 0.5) * 2;
      x = within(x + 20 * Math.cos(heading), -60, 95);
      y = within(y + 17 * Math.sin(heading), -66, 10);
      z += (random() - 0.5) * 14;
      return knot;
    });
    return { tubes: chain(knots), filling: random() };
  });
  const twigs = Array.from({ length: 170 }, (): Tube => {
    const [x, y, z] = [mix(-50, 90, random()), mix(-62, 14, random()), mix(-310, -176, random())];
    return { ax: x, ay: y, az: z, bx: x + (random() - 0.5) * 34, by: y - 10 + (random() - 0.5) * 22, bz: z + (random() - 0.5) * 24, ra: 0.8 + random() * 0.9, rb: 0.7 };
  });
  // The greater omentum hangs in front of it all: fine vessels in fat behind the belly wall.
  const omentum = Array.from({ length: 60 }, (): readonly Tube[] => {
    const [x, z] = [mix(-70, 90, random()), mix(-300, -170, random())];
    return straightChain([[x, -80 + random() * 12, z, 0.9], [x + (random() - 0.5) * 30, -84 + random() * 12, z - 14, 0.6]]);
  }).flat();
  return { loops, twigs: byHeight([...twigs, ...omentum]) };
})();

export const paintBowel = (scene: Scene): void => {
  const clip = scene.inBelly;
  if (scene.z < -165) {
    for (const twig of gut.twigs(scene.z)) paintTube(scene, twig, { hu: 95, clip });
    for (const { tubes, filling } of gut.loops) {
      paintTubes(scene, tubes, { hu: scene.enhancement.gutWall, grain: 5, clip });
      paintTubes(scene, tubes, { hu: filling < 0.15 ? -200 : 20 + filling * 25, grow: -2.8, grain: 10, clip });
    }
  }
  for (const [tubes, stool] of [[colon.transverse, -40], [colon.ascending, -10]] as const) {
    paintTubes(scene, tubes, { hu: scene.enhancement.gutWall - 14, grain: 4, clip });
    paintTubes(scene, tubes, { hu: stool, grow: -2.6, grain: 34, clip });
  }
  paintTubes(scene, gas, { hu: -960, grow: -9, clip });
};
