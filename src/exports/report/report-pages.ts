import { keyImageGrid } from './key-images';
import { lesionTable } from './lesion-table';
import { text, INK, type Measure, type Page, type PageMark } from './marks';
import { footer, signatureBlock, twoBoxes } from './report-foot';
import { heading, labelBox, LEFT } from './report-head';
import { sceneOf, type ReportOf, type ReportScene } from './report-of';
import { sumPlot } from './report-plot';

/** A4, points. */
const A4 = { width: 595.28, height: 841.89 } as const;
const FOOT = 796;
const TOP = 50;

/** Marks set one after another, on a new page where the rest of this one is too short. */
const flowing = (): { readonly place: (height: number, gap: number) => number; readonly add: (marks: readonly PageMark[], bottom: number) => void; readonly pages: () => readonly (readonly PageMark[])[]; readonly at: () => number } => {
  const pages: PageMark[][] = [[]];
  let y = TOP;
  return {
    at: () => y,
    place: (height, gap) => {
      if (y + gap + height > FOOT && (pages.at(-1)?.length ?? 0) > 0) { pages.push([]); y = TOP; } else y += gap;
      return y;
    },
    add: (marks, bottom) => { pages.at(-1)?.push(...marks); y = bottom; },
    pages: () => pages,
  };
};

const numbered = (scene: ReportScene, pages: readonly (readonly PageMark[])[], measure: Measure): readonly Page[] =>
  pages.map((marks, index) => ({ ...A4, marks: [...marks, ...footer(scene, index + 1, pages.length, measure)] }));

/** Rows of a grid that has crops, in the order of the lesion table. */
const rowsOf = ({ crops, read }: ReportScene): readonly string[] => read.lesions.map(({ name }) => name).filter((name) => crops.some(({ lesion }) => lesion === name));

const grid = (scene: ReportScene, flow: ReturnType<typeof flowing>, title: string, below: string, measure: Measure, most: number): void => {
  let rows = rowsOf(scene);
  let head = title;
  while (rows.length > 0) {
    const first = keyImageGrid(scene, scene.crops, rows.slice(0, 1), 0, measure, most).bottom;
    const y = flow.place(first + 20, 16);
    const count = Math.max(1, Math.floor((FOOT - y - 20) / first));
    const part = keyImageGrid(scene, scene.crops, rows.slice(0, count), y + 16, measure, most);
    flow.add([text(LEFT, y, head, { size: 9.6, strong: true }), text(LEFT + measure(`${head}   `, 9.6, true), y, below, { size: 7.4, ink: INK.muted }), ...part.marks], part.bottom);
    rows = rows.slice(count);
    head = `${title}, continued`;
  }
};

/**
 * The research report of one scan: label, why and next step, table, plot; key images, plain words, flags, signature. One or two pages of A4, more where
 * there are many lesions. Null where the read or its assessment has no such scan.
 */
export const reportPages = (report: ReportOf, measure: Measure): readonly Page[] | null => {
  const scene = sceneOf(report);
  if (!scene) return null;
  const flow = flowing();
  const head = heading(scene, measure);
  const label = labelBox(scene, head.bottom + 8, measure);
  const table = lesionTable(scene, label.bottom + 18, measure);
  flow.add([...head.marks, ...label.marks, ...table.marks], table.bottom);
  if (scene.responses.some(({ sumMm }) => sumMm !== null)) {
    const y = flow.place(200, 16);
    const plot = sumPlot(scene, y, Math.min(FOOT - 4, y + 330), measure);
    flow.add(plot.marks, plot.bottom);
  }
  grid(scene, flow, 'Key images', 'one width and window in a row; calipers as measured', measure, 3);
  const boxes = flow.place(twoBoxes(scene, 0, measure).bottom, 8);
  const words = twoBoxes(scene, boxes, measure);
  flow.add(words.marks, words.bottom);
  const signature = signatureBlock(scene, flow.place(90, 18), measure);
  flow.add(signature.marks, signature.bottom);
  return numbered(scene, flow.pages(), measure);
};

/** The contact strip for a tumour board: rows are lesions, columns scans, all crops at one scale and window in a row. */
export const stripPages = (report: ReportOf, measure: Measure): readonly Page[] | null => {
  const scene = sceneOf(report);
  if (!scene) return null;
  const flow = flowing();
  const head = heading(scene, measure);
  flow.add(head.marks, head.bottom);
  grid(scene, flow, 'Contact strip', 'one scale and window in a row; calipers as measured', measure, 5);
  return numbered(scene, flow.pages(), measure);
};
