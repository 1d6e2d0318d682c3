import type { GeometryFinding, Series, Slice } from '../../dicom';
import { counted, decimal, stated } from '../numbers';

const REFUSED: Readonly<Record<Extract<GeometryFinding, { kind: 'no-millimetres' }>['why'], string>> = {
  'no-pixel-spacing': 'no pixel spacing', 'imager-pixel-spacing-only': 'spacing at the detector only', 'invalid-pixel-spacing': 'pixel spacing not usable',
  'no-position': 'no image position', 'no-orientation': 'no image orientation', localizer: 'localizer',
};

/** A finding about the geometry of a series in a few words, as it stands on the image. */
export const findingInWords = (finding: GeometryFinding): string => {
  switch (finding.kind) {
    case 'gantry-tilt': return `Gantry tilt ${decimal(finding.degrees)}°`;
    case 'missing-slices': return `${counted(finding.count, 'slice')} missing`;
    case 'irregular-spacing': return `Slices ${stated(finding.minMm)} to ${stated(finding.maxMm)} mm apart`;
    case 'overlap': return `Slices overlap by ${stated(finding.byMm)} mm`;
    case 'gap': return `Gaps of ${stated(finding.byMm)} mm between slices`;
    case 'non-square-pixels': return `Pixels ${finding.rowMm.toFixed(2)} × ${finding.columnMm.toFixed(2)} mm`;
    case 'no-millimetres': return `No mm: ${REFUSED[finding.why]}`;
    case 'no-order': return `Order by ${finding.by === 'instance-number' ? 'number' : 'file name'}, not by place`;
    case 'same-position': return `${counted(finding.count, 'slice')} at one place`;
    case 'single-slice': return 'Single slice';
    case 'spacing-tag-disagrees': return `File says ${stated(finding.tagMm)} mm apart, measured ${stated(finding.measuredMm)} mm`;
    case 'several-frames-of-reference': return `${finding.count} frames of reference`;
    case 'no-slice-thickness': return 'Slice thickness not given';
    case 'oblique-in-plane': return `Turned by ${decimal(finding.degrees)}°`;
  }
};

/** e.g. "5.0 mm", "every 5.0 mm"; what the file does not say is left out. */
export const thicknessInWords = (series: Series): { readonly thickness: string; readonly every: string } => ({
  thickness: series.sliceThicknessMm === null ? 'thickness ?' : `${stated(series.sliceThicknessMm)} mm`,
  every: series.sliceSpacingMm === null ? '' : ` every ${stated(Math.abs(series.sliceSpacingMm))} mm`,
});

const PHASES: Readonly<Record<NonNullable<Series['phase']>, string>> = {
  arterial: 'arterial', 'portal-venous': 'portal venous', delayed: 'delayed', 'non-contrast': 'no contrast',
};

/** e.g. "kernel B30f, portal venous". */
export const acquisitionInWords = (series: Series): string => {
  const contrast = series.phase ? PHASES[series.phase] : series.contrast !== '' ? 'contrast' : 'contrast not stated';
  return `${series.kernel === '' ? 'kernel not stated' : `kernel ${series.kernel}`}, ${contrast}`;
};

/** Where the slice lies: z in the patient frame for axial slices, else along the normal of its series. */
export const positionInWords = (series: Series, slice: Slice): string => {
  if (series.orientation === 'axial' && slice.plane) return `z ${decimal(slice.plane.origin[2])} mm`;
  return slice.positionMm === null ? 'position not given' : `${decimal(slice.positionMm)} mm along the stack`;
};

/** A series in a few words: "Chest 5.0 mm". */
export const seriesInWords = (series: Series): string => {
  const name = series.description || series.protocol || `Series ${series.seriesNumber ?? ''}`.trim();
  const thickness = series.sliceThicknessMm === null ? '' : `${stated(series.sliceThicknessMm)} mm`;
  const said = series.sliceThicknessMm !== null && new RegExp(`(?<![\\d.])${String(series.sliceThicknessMm).replace('.', '\\.')}(?:\\.0+)?(?!\\.?\\d)`).test(name);
  return thickness === '' || said ? name : `${name} ${thickness}`;
};
