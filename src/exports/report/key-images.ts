import { isNodal } from '../../read';
import { box, fitted, INK, line, text, type Measure, type PageMark } from './marks';
import { LEFT, RIGHT, type Part } from './report-head';
import type { LesionCrop, ReportScene } from './report-of';
import { sizeAt, shownScans, stateAt } from './lesion-table';
import { decimal, shortDay } from './words';

/** Words on an image: light on a dark ground, so that they read over any greys. */
const caption = (x: number, y: number, words: string, align: 'start' | 'end' | 'middle', size: number, measure: Measure, strong = false): readonly PageMark[] => {
  const width = measure(words, size, strong) + size * 0.5;
  const left = align === 'start' ? x : align === 'end' ? x - width : x - width / 2;
  return [box(left, y - size, width, size * 1.35, INK.black, {}, 0.6), text(left + size * 0.25, y - size * 0.08, words, { size, strong, ink: INK.white })];
};

/** Strokes of the measurement, with ends at right angles, light on a dark halo. */
const caliper = (crop: LesionCrop, x: number, y: number, scale: number): readonly PageMark[] => crop.lines.flatMap(({ axis, line: [from, to] }) => {
  const [a, b] = [[x + from[0] * scale, y + from[1] * scale], [x + to[0] * scale, y + to[1] * scale]] as const;
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1;
  const [nx, ny] = [(-(b[1] - a[1]) / length) * 3, ((b[0] - a[0]) / length) * 3];
  const strokes = [[a, b], ...(axis === 'long' ? [a, b].map(([px, py]) => [[px - nx, py - ny], [px + nx, py + ny]] as const) : [])] as const;
  return [
    ...strokes.map((points) => line(points, { ink: INK.black, width: 2.2 })),
    ...strokes.map((points) => line(points, { ink: INK.caliper, width: axis === 'long' ? 1 : 0.7, dash: axis === 'short' ? [2.5, 1.5] : null })),
  ];
});

/** One crop with everything that an image must carry: lesion and size, orientation, window, how wide it is. */
export const keyImage = (crop: LesionCrop, words: string, x: number, y: number, width: number, measure: Measure): readonly PageMark[] => {
  const scale = width / crop.picture.width;
  const height = crop.picture.height * scale;
  const size = Math.max(5.4, width / 24);
  return [
    { kind: 'picture', x, y, width, height, picture: crop.picture }, ...caliper(crop, x, y, scale),
    ...caption(x + 2, y + size + 2, words, 'start', size, measure, true), ...caption(x + 2, y + height / 2 + size / 2, crop.letters.left, 'start', size, measure, true),
    ...caption(x + width * 0.56, y + size + 2, crop.letters.top, 'middle', size, measure, true),
    ...caption(x + 2, y + height - 2, `W ${Math.round(crop.window.width)} L ${String(Math.round(crop.window.center)).replace('-', '−')}`, 'start', size, measure),
    ...caption(x + width - 2, y + height - 2, `${Math.round(crop.widthMm)} mm wide`, 'end', size, measure),
  ];
};

/** A grid of crops: rows are lesions, columns scans. All crops of a row are equally wide and in one window. */
export const keyImageGrid = (scene: ReportScene, crops: readonly LesionCrop[], lesions: readonly string[], top: number, measure: Measure, most: number): Part => {
  const scans = shownScans(scene.timepoints, most);
  const names = 62;
  const gap = 5;
  const width = Math.min((RIGHT - LEFT - names - gap * (scans.length - 1)) / scans.length, new Set(crops.map(({ lesion }) => lesion)).size > 4 ? 108 : 150); // with many lesions smaller, so that they stay on one page
  const marks: PageMark[] = scans.flatMap((scan, index) => {
    const x = LEFT + names + index * (width + gap);
    return [text(x, top, scan.label, { size: 8, strong: true }), text(x + measure(`${scan.label} `, 8, true) + 2, top, shortDay(scan, scene.days), { size: 7.2, ink: INK.muted })];
  });
  let y = top + 5;
  for (const name of lesions) {
    const lesion = scene.read.lesions.find((one) => one.name === name);
    const row = crops.filter((crop) => crop.lesion === name);
    const [first] = row;
    if (!lesion || !first) continue;
    const height = (first.picture.height * width) / first.picture.width;
    marks.push(text(LEFT, y + height / 2 - 6, name, { size: 8.4, strong: true, ink: INK[lesion.role] }), ...(lesion.site?.label ?? '').split(', ').map((words, index) => text(LEFT, y + height / 2 + 4 + index * 8.6, fitted(words, names - 4, 6.8, measure), { size: 6.8, ink: INK.muted })));
    scans.forEach((scan, index) => {
      const x = LEFT + names + index * (width + gap);
      const crop = row.find((one) => one.timepoint === scan.label);
      const mm = sizeAt(lesion, scan);
      const found = scene.read.timepoints.find(({ id }) => id === lesion.identifiedAt)?.index ?? 0;
      const said = lesion.at.has(scan.id) ? stateAt(lesion, scan) : scan.index < found ? 'not yet seen' : 'not answered';
      marks.push(...(crop ? keyImage(crop, `${name} ${mm === null ? said : `${decimal(mm)} mm${isNodal(lesion.site) ? ' SA' : ''}`}`, x, y, width, measure) : [box(x, y, width, height, null, { ink: INK.line }), text(x + width / 2, y + height / 2 + 2, mm === null ? said : 'no image', { size: 7, ink: INK.muted, align: 'middle' })]));
    });
    y += height + gap;
  }
  return { marks, bottom: y };
};
