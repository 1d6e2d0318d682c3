import type { Vec3 } from '../dicom';
import type { Tube } from './paint/tube';

export interface TreeHabit {
  /** Radius of a last twig, mm. */
  readonly twig: number;
  /** No vessel is thicker than this, mm. */
  readonly thickest: number;
  /** How much a long way back to the root counts when a twig chooses where to join: low gives long radiating vessels. */
  readonly detour: number;
}

interface Node {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly parent: number;
  readonly path: number;
  readonly fromRoot: number;
}

/** Pieces are cut this long, mm, and put aside a little, so that no vessel runs dead straight. */
const PIECE = 9;
/** Cross-sections add up at a fork by this power of the radius (Murray's law has 3; lungs measure lower). */
const FORK = 2.5;

const joined = (nodes: readonly Node[], [lx, ly, lz]: Vec3, fromRoot: number, detour: number): number => {
  let best = 0;
  let cheapest = Infinity;
  for (let index = 0; index < nodes.length; index += 1) {
    const node = nodes[index] as Node;
    const before = detour * node.path + (node.fromRoot > fromRoot ? 30 : 0);
    if (before >= cheapest) continue;
    const x = node.x - lx;
    const y = node.y - ly;
    const z = node.z - lz;
    const left = cheapest - before;
    const way2 = x * x + y * y + z * z;
    if (way2 >= left * left) continue;
    best = index;
    cheapest = before + Math.sqrt(way2);
  }
  return best;
};

/** A tree that reaches every leaf: each joins the node that is cheapest to reach, nearest leaves first. Seeded by `random`. */
export const vesselTree = (root: Vec3, leaves: readonly Vec3[], { twig, thickest, detour }: TreeHabit, random: () => number): readonly Tube[] => {
  const nodes: Node[] = [{ x: root[0], y: root[1], z: root[2], parent: -1, path: 0, fromRoot: 0 }];
  const away = (p: Vec3): number => Math.hypot(p[0] - root[0], p[1] - root[1], p[2] - root[2]);
  for (const leaf of [...leaves].sort((a, b) => away(a) - away(b))) {
    let parent = joined(nodes, leaf, away(leaf), detour);
    const start = nodes[parent] as Node;
    const way = Math.hypot(leaf[0] - start.x, leaf[1] - start.y, leaf[2] - start.z);
    const pieces = Math.max(1, Math.round(way / PIECE));
    for (let k = 1; k <= pieces; k += 1) {
      const t = k / pieces;
      const sway = k < pieces ? Math.min(3, way * 0.07) : 0;
      const place: Vec3 = [start.x, start.y, start.z].map((from, axis) => from + ((leaf[axis] as number) - from) * t + (random() - 0.5) * sway) as unknown as Vec3;
      nodes.push({ x: place[0], y: place[1], z: place[2], parent, path: start.path + way * t, fromRoot: away(place) });
      parent = nodes.length - 1;
    }
  }
  const flow = new Float64Array(nodes.length);
  for (let i = nodes.length - 1; i > 0; i -= 1) {
    if (flow[i] === 0) flow[i] = twig ** FORK;
    const { parent } = nodes[i] as Node;
    flow[parent] = (flow[parent] as number) + (flow[i] as number);
  }
  const radius = (i: number): number => Math.min(thickest, (flow[i] as number) ** (1 / FORK));
  return nodes.slice(1).map((node, k): Tube => {
    const up = nodes[node.parent] as Node;
    const own = radius(k + 1);
    return { ax: up.x, ay: up.y, az: up.z, bx: node.x, by: node.y, bz: node.z, ra: node.parent === 0 ? own : Math.min(radius(node.parent), own * 1.25), rb: own };
  });
};
