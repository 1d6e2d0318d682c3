import type { ReactElement } from 'react';
import type { PatientPoint } from '../../dicom';
import type { Caliper } from '../../read';
import { decimal } from '../numbers';

interface Spot { readonly x: number; readonly y: number }

/** Where to look: a dashed ring and an open diamond. Coordinates are mm from the middle of the crop; sizes go with its width. */
export const PlaceRing = ({ at, radius, mm, dim }: { readonly at: Spot; readonly radius: number; readonly mm: number; readonly dim: boolean }): ReactElement => {
  const unit = mm / 290;
  const top = at.y - radius - 5 * unit;
  const diamond = `M${at.x} ${top - 16 * unit}l${8 * unit} ${8 * unit}l${-8 * unit} ${8 * unit}l${-8 * unit} ${-8 * unit}z`;
  return (
    <g className={dim ? 'ring dim' : 'ring'}>
      <circle className="halo" cx={at.x} cy={at.y} r={radius} /><circle cx={at.x} cy={at.y} r={radius} />
      <path className="halo" d={diamond} /><path d={diamond} />
    </g>
  );
};

interface DrawnHereProps {
  readonly caliper: Caliper;
  readonly toSpot: (point: PatientPoint) => Spot;
  readonly name: string;
  readonly label: readonly [number, number | null];
  readonly mm: number;
  readonly dim: boolean;
}

/** The stroke that identified the lesion, with its size. */
export const DrawnHere = ({ caliper, toSpot, name, label: [long, short], mm, dim }: DrawnHereProps): ReactElement => {
  const unit = mm / 290;
  const lines = [caliper.long, ...(caliper.short ? [caliper.short] : [])].map(([a, b]) => [toSpot(a), toSpot(b)] as const);
  const ticks = lines.flatMap(([a, b]) => {
    const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
    const [x, y] = [(-(b.y - a.y) / length) * 6 * unit, ((b.x - a.x) / length) * 6 * unit];
    return [a, b].map((end) => [{ x: end.x - x, y: end.y - y }, { x: end.x + x, y: end.y + y }] as const);
  });
  const line = (className: string) => ([a, b]: readonly [Spot, Spot], index: number): ReactElement => <line key={`${className} ${index}`} className={className} x1={a.x} y1={a.y} x2={b.x} y2={b.y} />;
  const top = Math.min(...lines.flat().map(({ y }) => y));
  return (
    <g className={dim ? 'drawn dim' : 'drawn'}>
      {[...lines, ...ticks].map(line('halo'))}{lines.slice(0, 1).map(line('long'))}{lines.slice(0, 1).map(line('core'))}{lines.slice(1).map(line('short'))}{ticks.map(line('short'))}
      <text x={0} y={top - 12 * unit} fontSize={13 * unit} strokeWidth={3.5 * unit} textAnchor="middle">{name} {decimal(long)}{short === null ? '' : ` × ${decimal(short)}`} mm</text>
    </g>
  );
};
