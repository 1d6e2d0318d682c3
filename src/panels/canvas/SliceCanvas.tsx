import { useEffect, useRef, useState, type ReactElement } from 'react';
import { patientPoint, type PatientPoint, type Vec3 } from '../../dicom';
import type { CanvasPicture, PlacedLesion } from './plan';

export interface SliceCanvasProps {
  readonly picture: CanvasPicture;
  readonly number: number;
  readonly lesions: readonly PlacedLesion[];
  readonly window: { readonly center: number; readonly width: number };
  readonly step: (by: number) => void;
  readonly place: (at: PatientPoint) => void;
}

/** Letter of the patient's side towards which a direction points. */
const letter = (direction: Vec3, sign: 1 | -1): string => {
  const far = direction.map(Math.abs);
  const axis = far.indexOf(Math.max(...far));
  return (['LR', 'PA', 'HF'][axis] ?? '??')[(direction[axis] ?? 0) * sign > 0 ? 0 : 1] ?? '';
};

/** One slice in its own pixels; a click, or Enter at the cross, places a lesion. */
export const SliceCanvas = ({ picture, number, lesions, window: { center, width }, step, place }: SliceCanvasProps): ReactElement => {
  const element = useRef<HTMLCanvasElement>(null);
  const { plane, values, slope, intercept } = picture;
  const [cross, setCross] = useState<readonly [number, number]>([plane.columns / 2, plane.rows / 2]);
  useEffect(() => {
    const drawn = element.current?.getContext('2d');
    if (!drawn) return;
    const image = drawn.createImageData(plane.columns, plane.rows);
    for (let i = 0; i < plane.columns * plane.rows; i += 1) {
      const grey = (((values[i] ?? 0) * slope + intercept - center) / width + 0.5) * 255;
      image.data.set([grey, grey, grey, 255], i * 4);
    }
    drawn.putImageData(image, 0, 0);
    drawn.strokeStyle = drawn.fillStyle = '#ffd24a';
    drawn.font = '14px sans-serif';
    for (const { id, at, slice, long } of lesions) {
      if (slice !== number) continue;
      const away = ([0, 1, 2] as const).map((k) => at[k] - plane.origin[k]);
      const along = (to: Vec3): number => ([0, 1, 2] as const).reduce<number>((sum, k) => sum + (away[k] ?? 0) * to[k], 0);
      const [x, y] = [along(plane.rowDirection) / plane.columnSpacing, along(plane.columnDirection) / plane.rowSpacing];
      drawn.beginPath();
      drawn.arc(x, y, Math.max(...long) / 2 / plane.columnSpacing, 0, 2 * Math.PI);
      drawn.stroke();
      drawn.fillText(id, x + 8, y - 8);
    }
    drawn.fillStyle = drawn.strokeStyle = '#fff';
    drawn.fillText(letter(plane.rowDirection, -1), 4, plane.rows / 2);
    drawn.fillText(letter(plane.rowDirection, 1), plane.columns - 16, plane.rows / 2);
    drawn.fillText(letter(plane.columnDirection, -1), plane.columns / 2, 16);
    drawn.fillText(letter(plane.columnDirection, 1), plane.columns / 2, plane.rows - 6);
    drawn.fillRect(12, plane.rows - 14, 50 / plane.columnSpacing, 2);
    drawn.fillText('50 mm', 12, plane.rows - 20);
    drawn.strokeRect(cross[0] - 3, cross[1] - 3, 6, 6);
  }, [plane, values, slope, intercept, center, width, lesions, number, cross]);
  const put = (column: number, row: number): void => place(patientPoint(...([0, 1, 2] as const).map((k) => plane.origin[k] + column * plane.columnSpacing * plane.rowDirection[k] + row * plane.rowSpacing * plane.columnDirection[k]) as [number, number, number]));
  const keys: Readonly<Record<string, () => void>> = {
    PageUp: () => step(-1), PageDown: () => step(1), Enter: () => put(...cross as [number, number]),
    ArrowLeft: () => setCross([cross[0] - 4, cross[1]]), ArrowRight: () => setCross([cross[0] + 4, cross[1]]),
    ArrowUp: () => setCross([cross[0], cross[1] - 4]), ArrowDown: () => setCross([cross[0], cross[1] + 4]),
  };
  return (
    <canvas ref={element} width={plane.columns} height={plane.rows} tabIndex={0} role="application" style={{ width: '32rem', maxWidth: '100%', background: '#000' }}
      aria-label={`Slice ${number + 1}. Arrows move the cross, Page Up and Page Down change the slice, Enter places a lesion.`}
      onWheel={(event) => step(Math.sign(event.deltaY))}
      onKeyDown={(event) => { const act = keys[event.key]; if (act) { event.preventDefault(); act(); } }}
      onClick={(event) => { const box = event.currentTarget.getBoundingClientRect(); put(((event.clientX - box.left) / box.width) * plane.columns - 0.5, ((event.clientY - box.top) / box.height) * plane.rows - 0.5); }} />
  );
};
