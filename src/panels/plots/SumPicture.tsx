import { line } from 'd3-shape';
import type { ReactElement } from 'react';
import type { TimepointId } from '../../read';

import type { Point } from './apart';
import { Grid, ScanTicks, signedWhole } from './axes';
import { useInks } from './ink';
import { Lanes, lanesHeight } from './Lanes';
import { at, Press, Shape, useHatch, Words } from './parts';
import { millimetres } from './scan-note';
import { anchorX, sumGeometry, type SumGeometry } from './sum-geometry';
import type { PlotScan, SubjectPlot } from './subject-plot';

export interface PictureProps {
  readonly plot: SubjectPlot;
  readonly width: number;
  /** What a press on a point does; left out in a file and on paper. */
  readonly open?: ((timepoint: TimepointId, lesion: string | null) => void) | undefined;
}

const PLOT_BOTTOM = 378;
const LANES_TOP = 432;

/** Height of the sum plot with its lanes, px. */
export const sumHeight = (plot: SubjectPlot): number => LANES_TOP + lanesHeight(plot);

const path = line<Point>();

/** What is said of a point to who does not see it. */
export const scanInWords = ({ label, sumMm, shape, note, complete }: PlotScan): string =>
  `${label}: ${sumMm === null ? 'no sum' : `sum ${millimetres(sumMm)} mm${complete ? '' : ', incomplete'}`}${shape === null ? '' : `, ${shape}`}${note === '' ? '' : `, ${note}`}`;

/** The sum of the targets by date with the bars it is held against, and the label lanes below on the same axis. */
export const SumPicture = ({ plot, width, open }: PictureProps): ReactElement => {
  const inks = useInks();
  const geometry = sumGeometry(plot, width, PLOT_BOTTOM);
  const { x, y, ticks, left, right, sum, pd, labels, values } = geometry;
  const rc = y(0) - y(plot.repeatabilityMm);
  return (
    <g>
      <Grid y={y} ticks={ticks} left={left} right={right} name="mm" />
      <PercentAxis plot={plot} geometry={geometry} />
      <Windows plot={plot} geometry={geometry} />
      {pd.length > 0 && <path d={path([...pd]) ?? ''} fill="none" stroke={inks.progression} strokeWidth={1.4} />}
      {plot.prToMm !== null && <line x1={left + 24} x2={right} y1={y(plot.prToMm)} y2={y(plot.prToMm)} stroke={inks.response} strokeWidth={1.4} strokeDasharray="6 4" />}
      <ScanTicks scans={plot.scans.map(({ label, when, day }) => ({ label, under: when, x: x(day) }))} y={PLOT_BOTTOM} from={left - 10} to={right + 30} strong />
      {plot.whiskers && values.map(({ scan }) => <path key={scan.timepoint} d={whisker(x(scan.day), y(scan.sumMm ?? 0), Math.min(rc, PLOT_BOTTOM - y(scan.sumMm ?? 0)), rc)} stroke={inks.faint} fill="none" />)}
      <path d={path([...sum]) ?? ''} fill="none" stroke={inks.text} strokeWidth={2} strokeLinejoin="round" />
      {labels.map(({ text, as, box, anchor }) => <Words key={text} x={anchorX(box, anchor)} y={box.y + 11} as={as} anchor={anchor}>{text}</Words>)}
      {values.map(({ scan, value, box, anchor }) => (
        <g key={scan.timepoint}>
          <Words x={anchorX(box, anchor)} y={box.y + 12} as="value" anchor={anchor}>{value}</Words>
          {scan.note !== '' && <Words x={anchorX(box, anchor)} y={box.y + 25} as="note" anchor={anchor}>{scan.note}</Words>}
        </g>
      ))}
      {values.map(({ scan }) => (
        <Press key={scan.timepoint} x={x(scan.day)} y={y(scan.sumMm ?? 0)} name={scanInWords(scan)} press={open && (() => open(scan.timepoint, null))}>
          <g opacity={scan.complete ? 1 : 0.6}><Shape label={scan.shape} /></g>
        </Press>
      ))}
      {values.length === 0 && <Words x={(left + right) / 2} y={PLOT_BOTTOM / 2} as="note" anchor="middle">No target has been measured</Words>}
      <g transform={`translate(0 ${LANES_TOP})`}><Lanes plot={plot} x={x} right={right} open={open} /></g>
    </g>
  );
};

const whisker = (x: number, y: number, down: number, up: number): string => `M${at(x)} ${at(y - up)}V${at(y + down)}M${at(x - 3)} ${at(y - up)}h6M${at(x - 3)} ${at(y + down)}h6`;

/** The same heights as percent of the baseline sum. */
const PercentAxis = ({ plot, geometry: { y, right, bottom, top } }: { readonly plot: SubjectPlot; readonly geometry: SumGeometry }): ReactElement | null => {
  const inks = useInks();
  const { baselineMm } = plot;
  if (baselineMm === null || baselineMm === 0) return null;
  const most = ((y.domain()[1] ?? 0) / baselineMm - 1) * 100;
  const step = most > 220 ? 100 : most > 100 ? 50 : 20;
  const marks = Array.from({ length: Math.floor((most + 100) / step) + 1 }, (_, index) => index * step - 100);
  return (
    <g>
      {marks.map((mark) => {
        const height = y(baselineMm * (1 + mark / 100));
        return height < top - 1 || height > bottom + 1 ? null : <g key={mark}><path d={`M${right} ${at(height)}h4`} stroke={inks.lineControl} /><Words x={right + 8} y={height + 3.5} as={mark === 0 ? 'tickStrong' : 'tick'}>{signedWhole(mark)}</Words></g>;
      })}
      <Words x={right + 74} y={14} as="axis" anchor="end">% vs baseline</Words>
    </g>
  );
};

/** Where an iUPD is to be imaged again, and from which sum it would be confirmed there. */
const Windows = ({ plot, geometry: { x, y, top, bottom, right } }: { readonly plot: SubjectPlot; readonly geometry: SumGeometry }): ReactElement => {
  const inks = useInks();
  const hatch = useHatch();
  return (
    <g>
      {plot.windows.map(({ since, from, to, bar }) => {
        const frame = { x: x(from), y: top, width: Math.min(x(to), right) - x(from), height: bottom - top };
        return (
          <g key={since}>
            <rect {...frame} fill={hatch('window')} opacity={0.55} />
            <rect {...frame} fill="none" stroke={inks.unconfirmed} strokeOpacity={0.55} strokeDasharray="2 3" />
            <Words x={frame.x + frame.width / 2} y={top - 6} as="window" anchor="middle">{frame.width < 70 && plot.windows.length > 2 ? 'confirm' : 'confirm window'}</Words>
            {bar && <line x1={frame.x} x2={frame.x + frame.width} y1={y(bar.mm)} y2={y(bar.mm)} stroke={inks.progression} strokeWidth={2} strokeDasharray="2 2" />}
          </g>
        );
      })}
    </g>
  );
};

/** Under the heading of the plot. */
export const sumCaption = (plot: SubjectPlot): string => {
  const first = plot.windows[0];
  const newAlone = first?.bar?.by === 'targets' && first.newLesionBarMm !== null ? `The iUPD at ${first.since} does not come from the targets. ` : '';
  return `${newAlone}PD moves with the nadir, PR stays with the baseline.${plot.whiskers ? ` Whiskers ±${millimetres(plot.repeatabilityMm)} mm, repeatability of a ${plot.targets}-lesion sum; never part of the label.` : ''}`;
};
