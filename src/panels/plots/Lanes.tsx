import type { ReactElement } from 'react';
import type { ResponseLabel } from '../parts/Badge';
import { spread } from './apart';
import type { Scale } from './axes';
import { textWidth, useInks } from './ink';
import { badgeWidth, LabelBadge, Press, useHatch, Words } from './parts';
import type { PlotScan, SubjectPlot } from './subject-plot';

const LANE = 34;

interface LanesProps {
  readonly plot: SubjectPlot;
  readonly x: Scale;
  readonly right: number;
  readonly open?: ((timepoint: string, lesion: string | null) => void) | undefined;
}

const ownLabels = ({ scans }: SubjectPlot): boolean => scans.some(({ lanes }) => lanes?.chosen);

/** Height of the lanes, px. */
export const lanesHeight = (plot: SubjectPlot): number => LANE * ((plot.both ? 2 : 1) + (plot.clinical.length > 0 ? 1 : 0)) + (ownLabels(plot) ? 16 * (plot.both ? 2 : 1) : 0) - 6;

/** RECIST 1.1 above iRECIST above what is known of the patient, all at the days of their scans. */
export const Lanes = ({ plot, x, right, open }: LanesProps): ReactElement => {
  const inks = useInks();
  const hatch = useHatch();
  const step = LANE + (ownLabels(plot) ? 16 : 0);
  const second = step;
  const clinical = plot.both ? 2 * step : step;
  return (
    <g>
      <LaneLine name="RECIST 1.1" y={0} from={x(0)} to={right} />
      {plot.stop && <StopBox x={x(plot.stop.day)} right={right} fill={hatch('stopped')} stroke={inks.line} />}
      <Labels scans={plot.scans} y={0} x={x} right={right} open={open} of={({ lanes }) => (lanes === null || (lanes.afterPd && plot.stop !== null) ? null : lanes.recist11)} own={({ lanes }) => lanes?.chosen?.recist11 ?? null} />
      {plot.both && (
        <g>
          <LaneLine name="iRECIST" y={second} from={x(0)} to={right} />
          {plot.windows.map(({ since, from, to }) => {
            const frame = { x: x(from), y: second - 10, width: Math.min(x(to), right) - x(from), height: 20 };
            return <g key={since}><rect {...frame} fill={hatch('window')} opacity={0.55} /><rect {...frame} fill="none" stroke={inks.unconfirmed} strokeOpacity={0.55} strokeDasharray="2 3" /></g>;
          })}
          <Labels scans={plot.scans} y={second} x={x} right={right} open={open} of={({ lanes }) => lanes?.irecist ?? null} own={({ lanes }) => lanes?.chosen?.irecist ?? null} />
        </g>
      )}
      {plot.clinical.length > 0 && <Clinical plot={plot} y={clinical} x={x} right={right} />}
    </g>
  );
};

const LaneLine = ({ name, y, from, to, faint = false }: { readonly name: string; readonly y: number; readonly from: number; readonly to: number; readonly faint?: boolean }): ReactElement => {
  const inks = useInks();
  return <g><Words x={0} y={y + 4} as={faint ? 'laneFaint' : 'lane'}>{name}</Words><line x1={from} x2={to} y1={y} y2={y} stroke={faint ? inks.lineSoft : inks.line} /></g>;
};

const StopBox = ({ x, right, fill, stroke }: { readonly x: number; readonly right: number; readonly fill: string; readonly stroke: string }): ReactElement | null => {
  const from = x + 34;
  const room = right - from;
  if (room < 24) return null;
  const words = ['protocol would stop here: later scans not seen', 'protocol would stop here', 'stops here'].find((text) => textWidth(text, 'stop') + 20 < room);
  return <g><rect x={from} y={-10} width={room} height={20} fill={fill} stroke={stroke} />{words !== undefined && <Words x={from + 10} y={4} as="stop">{words}</Words>}</g>;
};

interface LabelsProps extends Omit<LanesProps, 'plot'> {
  readonly scans: readonly PlotScan[];
  readonly y: number;
  readonly of: (scan: PlotScan) => ResponseLabel | null;
  readonly own: (scan: PlotScan) => ResponseLabel | null;
}

/** Badges, moved apart where scans lie close; only their shapes where there is no room for all the words. */
const Labels = ({ scans, y, x, right, of, own, open }: LabelsProps): ReactElement => {
  const inks = useInks();
  const shown = scans.flatMap((scan) => { const label = of(scan); return label === null ? [] : [{ scan, label, mine: own(scan) }]; });
  const widths = shown.map(({ label }) => badgeWidth(label) + 6);
  const bare = widths.reduce((sum, width) => sum + width, 0) > right - x(0);
  const middles = spread(shown.map(({ scan }) => x(scan.day)), bare ? shown.map(({ label }) => badgeWidth(label, true) + 3) : widths, x(0) - 20, right + 20);
  return (
    <g>
      {shown.map(({ scan, label, mine }, index) => {
        const middle = middles[index] ?? 0;
        const name = `${scan.label}: ${label}${mine === null ? '' : `, the reader set ${mine}: ${scan.lanes?.chosen?.reason ?? ''}`}`;
        return (
          <g key={scan.timepoint}>
            {Math.abs(middle - x(scan.day)) > 3 && <path d={`M${x(scan.day)} ${y - 16}L${middle} ${y - 10}`} stroke={inks.lineStrong} fill="none" />}
            <Press x={middle} y={y} name={name} press={open && (() => open(scan.timepoint, null))}><LabelBadge label={label} x={0} y={0} bare={bare} /></Press>
            {mine !== null && <Words x={middle} y={y + 23} as="mark" anchor="middle">{`reader: ${mine}`}</Words>}
          </g>
        );
      })}
    </g>
  );
};

/** What is known of the patient: faint, no shape in common with a label, cut where the next note begins. */
const Clinical = ({ plot, y, x, right }: { readonly plot: SubjectPlot; readonly y: number; readonly x: Scale; readonly right: number }): ReactElement => {
  const inks = useInks();
  return (
    <g>
      <LaneLine name="Clinical" y={y} from={x(0)} to={right} faint />
      {plot.clinical.map(({ timepoint, label, day, text }, index) => {
        const [before, next] = [plot.clinical[index - 1], plot.clinical[index + 1]];
        const room = Math.min(before ? x(day) - x(before.day) : 2 * (x(day) - 40), next ? x(next.day) - x(day) : 2 * (right + 60 - x(day)));
        const most = Math.max(3, Math.floor((room - 6) / 5.9));
        const start = index === 0 && day === 0;
        return (
          <g key={timepoint}>
            <title>{`${label}: ${text}`}</title>
            <circle cx={x(day)} cy={y} r={2.5} fill={inks.muted} />
            <Words x={x(day)} y={y + 16} as="note" anchor={start ? 'start' : 'middle'}>{text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text}</Words>
          </g>
        );
      })}
    </g>
  );
};
