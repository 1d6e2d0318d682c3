import { seededUid, writeCtInstance, type NewCtImage, type NewCtSeries } from '../dicom';
import type { NamedBytes } from './analytic-series';
import { caseHeader, seedOf, timepointOf } from './case-header';
import { bedOf, lesionPlace, lieOf, originOf, slicesOf } from './case-place';
import type { CaseScript, ScriptTimepoint } from './case-script';
import { paintFindings } from './findings';
import { paintBed, paintLesion } from './lesion';
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

/** A part of the image, in pixels. */
export interface Patch {
  readonly column: number;
  readonly row: number;
  readonly columns: number;
  readonly rows: number;
}

/** Anatomy and findings of one slice. */
const anatomy = (script: CaseScript, timepoint: ScriptTimepoint, slice: number, patch: Patch): Scene => {
  const { spacing, thickness } = script.image;
  const position = originOf(script, timepoint, slice);
  const lie = lieOf(timepoint);
  const [riseX, riseY] = risesOf(lie);
  const along = position[2] - timepoint.shift[2];
  const [left, top] = [position[0] + patch.column * spacing - timepoint.shift[0], position[1] + patch.row * spacing - timepoint.shift[1]];
  // The plane in body coordinates: the inverse of patientFromBody for all points of the image at once.
  const plane = { columns: patch.columns, rows: patch.rows, spacing, left: left - riseX * along, top: top - riseY * along, z: along, riseX, riseY, thickness, edge: edgeOf(timepoint.kernel ?? 'soft', spacing) };
  const height = (z: number): number => unbreathed(z, lie.breath);
  const scene = paintTorso(plane, { phase: timepoint.phase ?? 'portal-venous', fat: timepoint.fat ?? 0, breathed: height });
  paintFindings({ ...scene, z: height(along) }, timepoint.findings ?? []);
  return scene;
};

/** HU of one slice or of a part of it, before noise, table and rounding. What is left out leaves its bed. */
export const paintedSlice = (script: CaseScript, number: number, slice: number, without: readonly string[] = [], part?: Patch): Scene => {
  const timepoint = timepointOf(script, number);
  const { columns, spacing, thickness } = script.image;
  const patch = part ?? { column: 0, row: 0, columns, rows: columns };
  const scene = anatomy(script, timepoint, slice, patch);
  const position = originOf(script, timepoint, slice);
  // Lesions are drawn in the patient's frame, where their axes lie in the image.
  const upright: Scene = { ...scene, left: position[0] + patch.column * spacing, top: position[1] + patch.row * spacing, z: position[2], riseX: 0, riseY: 0 };
  const here = script.lesions.flatMap((lesion) => {
    const size = lesion.sizes[number];
    return size ? [{ lesion, size, at: lesionPlace(script, timepoint, lesion).at }] : [];
  }).filter(({ size, at }) => Math.abs(at[2] - position[2]) < size.long + thickness);
  for (const { lesion, size, at } of here) {
    const bed = bedOf(lesion);
    if (bed === 'fat') paintBed(upright, lesion, at, size, { inLung: scene.inLung, clip: scene.underSkin, hu: -92 });
    else if (bed === 'liver') paintBed(upright, lesion, at, size, { inLung: scene.inLung, clip: scene.inLiver, hu: scene.enhancement.liver });
  }
  for (const { lesion, size, at } of here) if (!without.includes(lesion.id)) paintLesion(upright, lesion, at, size, timepoint.flare);
  return scene;
};

export const caseScan = (script: CaseScript, number: number, { noiseless = false, without = [] }: ScanOptions = {}): CaseScan => {
  const header = caseHeader(script, number);
  const timepoint = timepointOf(script, number);
  const image = (slice: number): ReturnType<CaseScan['image']> => {
    const position = originOf(script, timepoint, slice);
    const scene = paintedSlice(script, number, slice, without);
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
