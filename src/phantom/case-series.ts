import { seededUid, writeCtInstance, type NewCtImage, type NewCtSeries } from '../dicom';
import type { NamedBytes } from './analytic-series';
import { caseHeader, seedOf, timepointOf } from './case-header';
import { lesionPlace, lieOf, originOf, slicesOf } from './case-place';
import type { CaseScript, ScriptTimepoint } from './case-script';
import { paintFindings } from './findings';
import { paintLesion } from './lesion';
import { risesOf, unbreathed } from './lie';
import { edgeOf, exposed, paintTable } from './scanner';
import { clearAway, paintTorso } from './torso/torso';
import type { Scene } from './torso/scene';

/** One scan of a case, slice by slice; nothing is rendered before it is asked for. */
export interface CaseScan {
  readonly timepoint: ScriptTimepoint;
  readonly header: NewCtSeries;
  readonly slices: number;
  /** Number from 0, head first; in any order. */
  readonly image: (slice: number) => Omit<NewCtImage, 'pixels'> & { readonly pixels: Int16Array };
}

export interface ScanOptions {
  /** For measuring the rendering itself. */
  readonly noiseless?: boolean;
  /** Ids of lesions to leave out. */
  readonly without?: readonly string[];
}

/** Anatomy and findings of one slice. */
const anatomy = (script: CaseScript, timepoint: ScriptTimepoint, slice: number): Scene => {
  const { columns, spacing, thickness } = script.image;
  const position = originOf(script, timepoint, slice);
  const lie = lieOf(timepoint);
  const [riseX, riseY] = risesOf(lie);
  const along = position[2] - timepoint.shift[2];
  const [left, top] = [position[0] - timepoint.shift[0], position[1] - timepoint.shift[1]];
  // The plane in body coordinates: the inverse of patientFromBody for all points of the image at once.
  const plane = { columns, rows: columns, spacing, left: left - riseX * along, top: top - riseY * along, z: along, riseX, riseY, thickness, edge: edgeOf(timepoint.kernel ?? 'soft', spacing) };
  const height = (z: number): number => unbreathed(z, lie.breath);
  const scene = paintTorso(plane, { phase: timepoint.phase ?? 'portal-venous', fat: timepoint.fat ?? 0, breathed: height });
  paintFindings({ ...scene, z: height(along) }, timepoint.findings ?? []);
  return scene;
};

export const caseScan = (script: CaseScript, number: number, { noiseless = false, without = [] }: ScanOptions = {}): CaseScan => {
  const header = caseHeader(script, number);
  const timepoint = timepointOf(script, number);
  const lesions = script.lesions.flatMap((lesion) => {
    const size = lesion.sizes[number];
    return size && !without.includes(lesion.id) ? [{ lesion, size, at: lesionPlace(script, timepoint, lesion).at }] : [];
  });
  const image = (slice: number): ReturnType<CaseScan['image']> => {
    const position = originOf(script, timepoint, slice);
    const scene = anatomy(script, timepoint, slice);
    // Lesions are drawn in the patient's frame, where their axes lie in the image.
    const upright: Scene = { ...scene, left: position[0], top: position[1], z: position[2], riseX: 0, riseY: 0 };
    for (const { lesion, size, at } of lesions) paintLesion(upright, lesion, at, size, timepoint.flare);
    paintTable(scene, -timepoint.shift[0], Math.max(0, timepoint.fat ?? 0));
    const { kernel = 'soft', noise } = timepoint;
    const pixels = exposed(scene, { noise: noiseless ? 0 : noise, kernel, quantum: script.image.quantum, seed: script.seed + number * 1009, slice });
    clearAway(scene);
    return { sopInstanceUid: seededUid(...seedOf(script, timepoint), slice), instanceNumber: slice + 1, position, pixels };
  };
  return { timepoint, header, slices: slicesOf(script, timepoint), image };
};

/** File name of a slice inside its case. */
export const sliceName = (timepoint: ScriptTimepoint, slice: number): string => `${timepoint.id}/${String(slice + 1).padStart(4, '0')}.dcm`;

/** One file of a scan: a slice as Part 10 bytes, uncompressed. */
export const caseFile = ({ header, image, timepoint }: CaseScan, slice: number): NamedBytes => ({ name: sliceName(timepoint, slice), bytes: writeCtInstance(header, image(slice)) });

/** All files of one scan. */
export const caseFiles = (script: CaseScript, number: number): readonly NamedBytes[] => {
  const scan = caseScan(script, number);
  return Array.from({ length: scan.slices }, (_, slice) => caseFile(scan, slice));
};
