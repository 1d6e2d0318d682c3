import type { Vec3 } from '../../dicom';
import { coverage } from '../coverage';
import { at, mix } from '../paint/arithmetic';
import { givenBack } from '../paint/buffers';
import { paintEllipsoid } from '../paint/ellipsoid';
import { distanceTo, maskOf } from '../paint/fields';
import { outlineDistance, radialSurface, type OutlineKey } from '../paint/radial-contour';
import { blend, levelPlane } from '../paint/slice-canvas';
import { paintStroke } from '../paint/stroke';
import { byHeight, chain, paintTube, paintTubes, type Tube } from '../paint/tube';
import { randomFrom } from '../random';
import { vesselTree } from '../vessel-tree';
import { diaphragmHeight } from './diaphragm';
import type { Scene } from './scene';

const KEYS: readonly OutlineKey[] = ([
  [-96, -60, -10, 70, 60, 60, 70, 85, 92, 92, 92, 92, 94, 98, 98, 92, 95, 105, 95], [-130, -60, -10, 74, 52, 46, 60, 86, 94, 94, 92, 90, 94, 98, 98, 86, 94, 112, 112],
  [-160, -60, -10, 68, 46, 38, 58, 88, 96, 96, 92, 90, 93, 97, 96, 84, 88, 104, 108], [-185, -60, -10, 52, 38, 36, 58, 88, 96, 94, 90, 88, 91, 92, 90, 78, 74, 74, 70],
  [-212, -62, -8, 20, 20, 28, 50, 80, 90, 88, 86, 84, 84, 84, 76, 62, 46, 32, 22], [-240, -88, 0, 20, 22, 28, 38, 54, 60, 56, 52, 50, 50, 48, 44, 38, 30, 24, 20],
  [-264, -100, 2, 6, 7, 9, 12, 16, 18, 18, 17, 16, 16, 15, 14, 12, 9, 7, 6],
] as const).map(([z, x, y, ...radii]) => ({ z, x, y, radii }));
const surfaceAt = radialSurface(KEYS);

const leaves = (count: number, random: () => number): readonly Vec3[] => {
  const found: Vec3[] = [];
  while (found.length < count) {
    const [x, y, z] = [mix(-145, 40, random()), mix(-90, 80, random()), mix(-255, -108, random())];
    const outline = surfaceAt(levelPlane(z));
    if (outline !== null && outlineDistance(outline, x, y) < -8 && diaphragmHeight(x, y) > z + 9) found.push([x, y, z]);
  }
  return found;
};

interface LiverTrees {
  readonly hepatic: (z: number) => readonly Tube[];
  readonly portal: (z: number) => readonly Tube[];
}

const grown = (): LiverTrees => {
  const random = randomFrom(47);
  // Three main veins run from the cava before they fork.
  const mains = [[-70, 14, -140], [-40, -32, -146], [-2, -30, -140]] as const;
  const hepatic = [
    ...vesselTree([-24, 18, -120], [...mains, ...leaves(90, random)], { twig: 1.25, thickest: 6.5, detour: 0.25 }, random),
    ...chain([[-24, 20, -118, 6.5], [-46, 14, -128, 5.4], [-76, 6, -142, 4]]), ...chain([[-23, 16, -118, 6], [-32, -8, -128, 5], [-44, -34, -146, 3.6]]), ...chain([[-20, 14, -118, 5], [-10, -12, -128, 4.4], [2, -34, -142, 3]]),
  ];
  const portal = vesselTree([-34, -4, -184], leaves(130, random), { twig: 1, thickest: 6.5, detour: 0.3 }, random);
  return { hepatic: byHeight(hepatic), portal: byHeight(portal) };
};
let trees: LiverTrees | null = null;

/** Portal vein with the splenic and superior mesenteric veins that make it. */
const portalTrunk: readonly Tube[] = [
  ...chain([[-34, -4, -184, 6.6], [-18, 6, -196, 7], [0, 10, -205, 6.6], [40, 14, -190, 4.5], [90, 28, -176, 4]]), ...chain([[0, 10, -205, 6.5], [-4, 6, -240, 5.5], [-4, 4, -300, 5]]),
];

/** The fissure of the round ligament and that of the venous ligament, with fat in them. */
const paintLiverFissures = (scene: Scene): void => {
  const { z, inLiver } = scene;
  const lean = (z + 170) * 0.12;
  const wave = 2 * Math.sin(z * 0.11);
  paintStroke(scene, [[-12 + lean, -94, 0.5], [-16 + wave, -76 - lean, 1], [-12 + lean - wave, -60, 2.2], [-19, -48, 1.5], [-22, -38, 0.6]],
    { hu: -40, grain: 25, opacity: coverage((-158 - z) / 5) * coverage((z + 205) / 8) * 0.7, clip: inLiver });
  paintStroke(scene, [[-14, 4, 1.4], [-4 - wave, -6 + lean, 1.1], [1, -20, 1], [-3 + lean, -32, 0.4]],
    { hu: -40, grain: 25, opacity: coverage((-136 - z) / 5) * coverage((z + 178) / 6) * 0.7, clip: inLiver });
};

export const paintLiver = (scene: Scene): void => {
  const { enhancement, hu, span, columns } = scene;
  const outline = surfaceAt(scene);
  if (outline !== null) {
    const { inLiver, inBelly, grain } = scene;
    const share = maskOf(scene, outline, distanceTo(scene, outline), 0, inBelly);
    inLiver.set(share);
    givenBack(share);
    const end = (span.last + 1) * columns;
    for (let index = span.first * columns; index < end; index += 1) {
      const k = at(inLiver, index);
      if (k > 0) blend(hu, index, enhancement.liver + 2 * at(grain.coarse, index) + 2 * at(grain.broad, index), k);
    }
    paintLiverFissures(scene);
    trees ??= grown();
    for (const vein of trees.hepatic(scene.z)) paintTube(scene, vein, { hu: enhancement.hepaticVein, clip: inLiver });
    for (const vein of trees.portal(scene.z)) paintTube(scene, vein, { hu: enhancement.portal, clip: inLiver });
    paintEllipsoid(scene, { center: [-43, -64, -222], semi: [13, 21, 27], turn: 0.35 }, { hu: 62, soft: 0.3 });
    paintEllipsoid(scene, { center: [-43, -64, -222], semi: [11.4, 19.4, 25.4], turn: 0.35 }, { hu: 10, soft: 0.3 });
  }
  paintTubes(scene, portalTrunk, { hu: enhancement.portal, grain: 2, clip: scene.inCavity });
};
