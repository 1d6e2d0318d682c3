import { useMemo, type ReactElement } from 'react';
import type { SheetMark, SheetPage, SheetPicture } from './report-props';

/** Greys as a picture that an SVG can hold. */
const pictureUrl = ({ width, height, grey }: SheetPicture): string => {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width, height];
  const context = canvas.getContext('2d');
  if (!context) return '';
  const data = context.createImageData(width, height);
  grey.forEach((value, index) => data.data.set([value, value, value, 255], index * 4));
  context.putImageData(data, 0, 0);
  return canvas.toDataURL('image/png');
};

const dashed = (dash: readonly number[] | null): { readonly strokeDasharray?: string } => (dash === null ? {} : { strokeDasharray: dash.join(' ') });

const Mark = ({ mark }: { readonly mark: SheetMark }): ReactElement => {
  switch (mark.kind) {
    case 'text': return <text x={mark.x} y={mark.y} fontSize={mark.size} fontWeight={mark.strong ? 640 : 400} fill={mark.ink} textAnchor={mark.align}>{mark.text}</text>;
    case 'circle': return <circle cx={mark.x} cy={mark.y} r={mark.radius} fill={mark.fill ?? 'none'} stroke={mark.ink ?? 'none'} strokeWidth={mark.width} {...dashed(mark.dash)} />;
    case 'picture': return <Picture mark={mark} />;
    case 'path': {
      const d = `M${mark.points.map(([x, y]) => `${x} ${y}`).join('L')}${mark.closed ? 'Z' : ''}`;
      return <path d={d} fill={mark.fill ?? 'none'} fillOpacity={mark.opacity ?? 1} stroke={mark.ink ?? 'none'} strokeWidth={mark.width} {...dashed(mark.dash)} />;
    }
  }
};

const Picture = ({ mark }: { readonly mark: Extract<SheetMark, { kind: 'picture' }> }): ReactElement => {
  const url = useMemo(() => pictureUrl(mark.picture), [mark.picture]);
  return <image href={url} x={mark.x} y={mark.y} width={mark.width} height={mark.height} preserveAspectRatio="none" />;
};

/** One page of a report as it will be printed; its text can be selected and read aloud. */
export const PageView = ({ page, label }: { readonly page: SheetPage; readonly label: string }): ReactElement => (
  <svg className="report-page" viewBox={`0 0 ${page.width} ${page.height}`} aria-label={label} role="document">
    <rect width={page.width} height={page.height} fill="#fff" />
    {page.marks.map((mark, index) => <Mark key={index} mark={mark} />)}
  </svg>
);
