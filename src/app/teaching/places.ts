import type { PatientPoint } from '../../dicom';
import { patientPoint } from '../../dicom';
import type { LesionId } from '../../read';
import type { Places } from './story';

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
};

/** How one scan lies against another, mm: the median over the lesions that both show. */
export const shiftBetween = (places: Places, from: string, to: string): readonly [number, number, number] => {
  const [a, b] = [places.get(from), places.get(to)];
  const pairs = [...(a ?? new Map<LesionId, PatientPoint>())].flatMap(([lesion, at]) => {
    const there = b?.get(lesion);
    return there ? [[there[0] - at[0], there[1] - at[1], there[2] - at[2]] as const] : [];
  });
  return [median(pairs.map(([x]) => x)), median(pairs.map(([, y]) => y)), median(pairs.map(([, , z]) => z))];
};

/** Where a lesion is on a scan, or would be: from the nearest scan that shows it. Null where no scan does. */
export const placeOf = (places: Places, order: readonly string[], lesion: LesionId, label: string): PatientPoint | null => {
  const own = places.get(label)?.get(lesion);
  if (own) return own;
  const here = order.indexOf(label);
  const seen = order.filter((one) => places.get(one)?.has(lesion)).toSorted((a, b) => Math.abs(order.indexOf(a) - here) - Math.abs(order.indexOf(b) - here))[0];
  const there = seen === undefined ? undefined : places.get(seen)?.get(lesion);
  if (seen === undefined || !there) return null;
  const [x, y, z] = shiftBetween(places, seen, label);
  return patientPoint(there[0] + x, there[1] + y, there[2] + z);
};
