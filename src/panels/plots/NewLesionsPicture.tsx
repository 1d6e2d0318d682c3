import { scaleLinear } from 'd3-scale';
import type { ReactElement } from 'react';
import { Grid, lengthScale, ScanTicks } from './axes';
import { useInks } from './ink';
import { Press, useHatch, Words } from './parts';
import { millimetres } from './scan-note';
import { lastDay } from './subject-plot';
import type { PictureProps } from './SumPicture';

const [LEFT, TOP, BOTTOM] = [34, 24, 110];
export const NEW_LESIONS_HEIGHT = 150;

/** The burden of new lesions on an axis of its own: it never enters the target sum. */
export const NewLesionsPicture = ({ plot, width, open }: PictureProps): ReactElement => {
  const inks = useInks();
  const hatch = useHatch();
  const right = width - 134;
  const last = plot.scans.at(-1)?.day ?? 1;
  const windows = plot.windows.filter(({ newLesionBarMm }) => newLesionBarMm !== null);
  const x = scaleLinear([0, Math.max(1, last)], [LEFT, right]);
  const sums = plot.burden.flatMap(({ sumMm }) => sumMm ?? []);
  const { y, ticks } = lengthScale(Math.max(16, 1.2 * Math.max(0, ...sums), ...windows.map(({ newLesionBarMm }) => 1.1 * (newLesionBarMm ?? 0))), BOTTOM, TOP, 3);
  const any = plot.burden.some(({ count }) => count > 0);
  const edge = Math.min(width - 4, x(lastDay(plot)));
  return (
    <g>
      <Grid y={y} ticks={ticks} left={LEFT} right={right} name="mm" />
      <ScanTicks scans={plot.burden.map(({ label, day }) => ({ label, x: x(day) }))} y={BOTTOM - 3} from={LEFT - 16} to={right + 22} />
      {windows.map(({ since, from, to, newLesionBarMm }) => {
        const frame = { x: x(from), y: TOP, width: Math.max(4, Math.min(x(to), edge) - x(from)), height: BOTTOM - TOP };
        const height = y(newLesionBarMm ?? 0);
        const beside = frame.x + frame.width + 76 < width;
        return frame.x > edge ? null : (
          <g key={since}>
            <rect {...frame} fill={hatch('window')} opacity={0.55} /><rect {...frame} fill="none" stroke={inks.unconfirmed} strokeOpacity={0.55} strokeDasharray="2 3" />
            <line x1={frame.x} x2={frame.x + frame.width} y1={height} y2={height} stroke={inks.progression} strokeWidth={2} strokeDasharray="2 2" />
            <Words x={beside ? frame.x + frame.width + 4 : frame.x + frame.width - 2} y={height + (beside ? 3.5 : -5)} as="confirm" anchor={beside ? 'start' : 'end'}>{`iCPD from ${millimetres(newLesionBarMm ?? 0)}`}</Words>
          </g>
        );
      })}
      {plot.burden.map(({ timepoint, label, day, sumMm, count, fresh }) => {
        const height = y(sumMm ?? 0);
        const name = `${label}: ${count} new ${count === 1 ? 'lesion' : 'lesions'}${sumMm === null ? '' : `, sum ${millimetres(sumMm)} mm`}${fresh.length > 0 ? `, new at this scan: ${fresh.join(', ')}` : ''}`;
        return (
          <g key={timepoint}>
            {sumMm !== null && sumMm > 0 && <rect x={x(day) - 9} y={height} width={18} height={BOTTOM - height} fill={inks.newBar} stroke={inks.newLesion} />}
            {sumMm !== null && <Words x={x(day)} y={height - 6} as="small" anchor="middle">{millimetres(sumMm)}</Words>}
            {fresh.length > 0 && <path transform={`translate(${x(day) - 17} ${Math.min(height + 7, BOTTOM - 8)})`} d="M0-5 5 0 0 5-5 0Z" fill={inks.bg} stroke={inks.newLesion} strokeWidth={1.6} />}
            <Press x={x(day)} y={138} radius={9} name={name} press={open && (() => open(timepoint, null))}><Words x={0} y={3} as={count > 0 ? 'countOn' : 'count'} anchor="middle">{count}</Words></Press>
          </g>
        );
      })}
      <Words x={right + 12} y={141} as="axis">lesions</Words>
      {!any && <Words x={(LEFT + right) / 2} y={(TOP + BOTTOM) / 2 + 4} as="note" anchor="middle">No new lesion at any scan</Words>}
    </g>
  );
};
