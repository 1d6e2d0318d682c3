import { renderToStaticMarkup } from 'react-dom/server';
import { csv } from '../exports';
import type { Assessment } from '../irecist';
import { subjectPicture, type PlotFile, type PlotFileOptions, type PlotSaving } from '../panels';
import type { Read } from '../read';
import { saveFile } from './read-files';

/** A plot as the text of an SVG file: all styles and hatches are in it. */
const svgText = ({ element }: PlotFile): string => renderToStaticMarkup(element);

/** The plots of one read as SVG text: vectors with every colour and hatch in them, on white paper or dark. */
export const subjectPlotSvg = async (read: Read, assessment: Assessment, options: PlotFileOptions): Promise<{ readonly svg: string; readonly width: number; readonly height: number }> => {
  const file = await subjectPicture(read, assessment, options);
  return { svg: svgText(file), width: file.width, height: file.height };
};

const PNG_SCALE = 2;

/** A plot as a PNG, twice as fine as the screen. Null where the browser cannot draw it. */
const png = async ({ element, width, height }: PlotFile): Promise<Blob | null> => {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(renderToStaticMarkup(element))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width * PNG_SCALE, height * PNG_SCALE];
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => { canvas.toBlob(resolve, 'image/png'); });
};

/** Downloads a plot as a picture, or the values behind it. */
export const savePlot = async (what: PlotSaving): Promise<void> => {
  if (what.as === 'csv') {
    const text = what.tables.map(({ corner, columns, rows }) => csv([corner, ...columns], rows.map(({ head, cells }) => [head, ...cells.map(({ value }) => value)]))).join('\r\n');
    return saveFile(`${what.name}.csv`, text, 'text/csv');
  }
  if (what.as === 'svg') return saveFile(`${what.name}.svg`, svgText(what.file), 'image/svg+xml');
  const blob = await png(what.file);
  if (blob) saveFile(`${what.name}.png`, blob, 'image/png');
};
