import type { Series } from './model';

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const sentenceCase = (text: string): string => (text === text.toUpperCase() && /[A-Z]{4}/.test(text) ? text.charAt(0) + text.slice(1).toLowerCase() : text);

/** What is left of a description without the thickness, the kernel and the contrast sign, which are said anyway, and without a protocol's number and folder. */
const plainName = (words: string, { kernel, sliceThicknessMm }: Series): string => {
  const firstKernel = kernel.split('/')[0] ?? '';
  const bare = firstKernel.length > 1 ? words.replace(new RegExp(`(^|\\s)${escaped(firstKernel)}(?=\\s|$)`, 'gi'), ' ') : words;
  return bare
    .replace(/(^|[\s_])\d+([.,]\d+)?\s?mm\b/gi, ' ')
    .replace(/(^|\s)(\d+[.,]\d+)(?=\s|$)/g, (whole, _space, number: string) => (Number(number) === sliceThicknessMm ? ' ' : whole))
    .replace(/\bC[-+](\/\w+)?(?=\s|$)/g, ' ').replace(/^\d+\s+/, '').replace(/[\s_]+/g, ' ').trim();
};

export const millimetres = (mm: number): string => `${mm.toFixed(mm < 1 && mm.toFixed(1) !== String(mm) ? 2 : 1)} mm`;

/** A series in a few words: "Chest 5.0 mm, kernel L"; orientation where it is not axial, phase where it is named. */
export const seriesTitle = (series: Series): string => {
  const name = [series.description, series.bodyPart ?? '', series.protocol].map((words) => plainName(words, series)).find((words) => words !== '') ?? 'CT';
  const short = name.length > 40 ? `${name.slice(0, 39)}…` : name;
  const thickness = series.sliceThicknessMm === null ? '' : ` ${millimetres(series.sliceThicknessMm)}`;
  const orientation = series.orientation === 'axial' || series.orientation === 'unknown' ? [] : [series.orientation];
  const kernel = series.kernel === '' ? [] : [`kernel ${series.kernel}`];
  const phase = series.phase === null ? [] : [series.phase];
  return [`${sentenceCase(short)}${thickness}`, ...orientation, ...kernel, ...phase].join(', ');
};
