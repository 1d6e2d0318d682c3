import { patientPoint, type PatientPoint } from '../dicom';
import { isNodal, type Caliper, type LesionId, type Measured, type TimepointId } from '../read';
import { act } from './room-acts';
import { setSession, theRoom } from './state';

/** Further off the right angle than this is told: there a diameter reads 1/cos 10° = 1.5 % long, as much as a tenth of a pixel on a small lesion. */
const TOLD_FROM_DEGREES = 10;

const minus = (a: PatientPoint, b: PatientPoint): readonly [number, number, number] => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];

/** The part of the short axis along the long one, and its length, mm. */
const along = ({ long, short }: Caliper): { readonly by: number; readonly length: number; readonly direction: readonly [number, number, number] } | null => {
  if (!short) return null;
  const way = minus(long[1], long[0]);
  const size = Math.hypot(...way);
  const across = minus(short[1], short[0]);
  if (size === 0) return null;
  const direction = [way[0] / size, way[1] / size, way[2] / size] as const;
  return { by: across[0] * direction[0] + across[1] * direction[1] + across[2] * direction[2], length: Math.hypot(...across), direction };
};

/** How far a short axis is off the right angle to the long one, degrees; 0 where there is none. */
export const offRightAngle = (caliper: Caliper): number => {
  const lies = along(caliper);
  return lies && lies.length > 0 ? (Math.asin(Math.min(1, Math.abs(lies.by) / lies.length)) * 180) / Math.PI : 0;
};

/** The same short axis turned upright about its middle: what of it lies along the long axis is left out. */
export const upright = (caliper: Caliper): Caliper => {
  const lies = along(caliper);
  if (!lies || !caliper.short) return caliper;
  const { by, direction: [x, y, z] } = lies;
  const [a, b] = caliper.short;
  const shifted = (point: PatientPoint, part: number): PatientPoint => patientPoint(point[0] + part * by * x, point[1] + part * by * y, point[2] + part * by * z);
  return { long: caliper.long, short: [shifted(a, 0.5), shifted(b, -0.5)] };
};

/** Says so when a short axis was set free of the right angle; the reader may leave it. */
export const tellIfOblique = (id: LesionId, timepoint: TimepointId, measured: Measured): void => {
  const lesion = theRoom().read.lesions.find((one) => one.id === id);
  const off = offRightAngle(measured.caliper);
  if (!lesion || off <= TOLD_FROM_DEGREES) return;
  const turn = (): void => {
    act({ kind: 'measured', v: 1, lesion: id, timepoint, measured: { ...measured, caliper: upright(measured.caliper) }, equivocal: false });
    setSession({ note: null });
  };
  setSession({
    note: {
      id: 'oblique-short-axis', rank: 'caution', fact: `${lesion.name}: the short axis is ${Math.round(off)}° off the right angle.`,
      follows: isNodal(lesion.site) ? 'It is measured perpendicular to the longest diameter, and here it counts.' : 'It is measured perpendicular to the longest diameter.',
      actions: [{ label: 'Turn it upright', press: turn }], dismiss: () => setSession({ note: null }),
      about: { timepoint, lesion: id, reasons: ['no right angle fits this lesion', 'the same direction as before'], label: 'Leave it' },
    },
  });
};
