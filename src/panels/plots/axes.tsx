import { scaleLinear, type ScaleLinear } from 'd3-scale';
import type { ReactElement } from 'react';
import { whole } from '../numbers';
import { spread } from './apart';
import { textWidth, useInks } from './ink';
import { Words } from './parts';

export type Scale = ScaleLinear<number, number>;

/** Millimetres from 0 up to a round number above what is drawn. */
export const lengthScale = (most: number, bottom: number, top: number, ticks: number): { readonly y: Scale; readonly ticks: readonly number[] } => {
  const free = scaleLinear([0, Math.max(10, most)], [bottom, top]);
  const marks = free.ticks(ticks);
  const step = (marks[1] ?? 10) - (marks[0] ?? 0);
  const end = Math.ceil(Math.max(10, most) / step - 1e-9) * step;
  // A round end that would leave a quarter of the plot empty is not worth it.
  const reach = end - most > step * 0.75 ? Math.max(most, 10) : end;
  const y = scaleLinear([0, reach], [bottom, top]);
  return { y, ticks: y.ticks(ticks) };
};

export const signedWhole = (value: number): string => (value > 0 ? `+${whole(value)}` : whole(value));

interface GridProps { readonly y: Scale; readonly ticks: readonly number[]; readonly left: number; readonly right: number; readonly name: string; readonly say?: (value: number) => string; readonly zero?: number }

/** Horizontal lines with their numbers on the left, the unit above. */
export const Grid = ({ y, ticks, left, right, name, say = whole, zero = 0 }: GridProps): ReactElement => {
  const inks = useInks();
  return (
    <g>
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={left} x2={right} y1={y(tick)} y2={y(tick)} stroke={tick === zero ? inks.lineControl : inks.lineSoft} />
          <Words x={left - 8} y={y(tick) + 3.5} as="tick" anchor="end">{say(tick)}</Words>
        </g>
      ))}
      <Words x={left - 8} y={14} as="axis" anchor="end">{name}</Words>
    </g>
  );
};

interface ScanTicksProps { readonly scans: readonly { readonly label: string; readonly under?: string; readonly x: number }[]; readonly y: number; readonly from: number; readonly to: number; readonly strong?: boolean }

/** Which words fit in one line, taken from the left. */
const fitting = (words: readonly { readonly middle: number; readonly half: number }[]): readonly boolean[] => {
  let end = -Infinity;
  return words.map(({ middle, half }) => {
    const fits = middle - half >= end;
    if (fits) end = middle + half;
    return fits;
  });
};

/** A tick at every scan with its name, moved apart where scans lie close; what stands under the name is left out where it would not fit. */
export const ScanTicks = ({ scans, y, from, to, strong = false }: ScanTicksProps): ReactElement => {
  const inks = useInks();
  const widths = scans.map(({ label }) => textWidth(label, 'tickStrong') + 5);
  const middles = spread(scans.map(({ x }) => x), widths, from, to);
  const shown = fitting(scans.map(({ under = '' }, index) => ({ middle: middles[index] ?? 0, half: textWidth(under, 'tick') / 2 + 2 })));
  return (
    <g>
      {scans.map(({ label, under, x }, index) => (
        <g key={label}>
          <path d={`M${x} ${y}V${y + 4}${Math.abs((middles[index] ?? x) - x) > 1 ? `L${middles[index]} ${y + 8}` : ''}`} fill="none" stroke={inks.lineControl} />
          <Words x={middles[index] ?? x} y={y + 18} as={strong ? 'tickStrong' : 'tick'} anchor="middle">{label}</Words>
          {under !== undefined && shown[index] && <Words x={middles[index] ?? x} y={y + 31} as="tick" anchor="middle">{under}</Words>}
        </g>
      ))}
    </g>
  );
};
