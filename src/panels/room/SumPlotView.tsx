import type { CSSProperties, ReactElement } from 'react';
import type { TimepointResponse } from '../../irecist';
import { decimal, percent } from '../numbers';
import { isOpen } from './sum-rows';
import { sumPlot, type SumPlot, type SumPoint } from './sum-plot';
import type { TimeScale } from './timeline-scale';

interface SumPlotViewProps {
  readonly responses: readonly TimepointResponse[];
  readonly begun: readonly boolean[];
  readonly days: readonly number[];
  readonly scale: TimeScale;
  readonly targets: number;
}

const at = (x: number, y: number): CSSProperties => ({ ['--x' as string]: x, ['--y' as string]: y });
const LINE = { fill: 'none', vectorEffect: 'non-scaling-stroke' } as const;

/** The sum over time with the bar it is held against. The table beside it has the same numbers, so the drawing itself is hidden from assistive technology. */
export const SumPlotView = ({ responses, begun, days, scale, targets }: SumPlotViewProps): ReactElement => {
  const answered = responses.map((response, index) => (begun[index] ? response : { ...response, sumMm: null }));
  const [baseline] = answered;
  if (answered.filter(({ sumMm }) => sumMm !== null).length < 2) {
    return (
      <div className="track plot">
        {baseline?.sumMm !== null && baseline?.sumMm !== undefined && (
          <span className="val faint" style={{ ...at(scale.x(0), 50), transform: 'translate(.75rem,-50%)' }}>
            {baseline.sumComplete ? 'Sum' : 'Sum so far'} <b>{decimal(baseline.sumMm)}</b> mm, {targets} of 5 targets
          </span>
        )}
      </div>
    );
  }
  const plot = sumPlot(answered, days, scale);
  const last = plot.points.at(-1);
  return (
    <div className="track plot">
      <Lines plot={plot} />
      {plot.points.map((point) => <Value key={point.index} point={point} isLast={point === last} response={answered[point.index]} />)}
      {plot.pd && <span className="lim" style={at(0, plot.pd.label)}>PD from {decimal(plot.pd.mm)}</span>}
      {plot.pr && <span className="lim" style={at(0, plot.pr.label)}>PR to {decimal(plot.pr.mm)}</span>}
    </div>
  );
};

const Lines = ({ plot }: { readonly plot: SumPlot }): ReactElement => {
  const joined = plot.points.filter(({ complete }) => complete);
  const bar = plot.pdBar.map(({ from, to, y }, step) => `${step === 0 ? `M${from} ${y}` : `V${y}`}H${to}`).join('');
  return (
    <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
      {plot.pr && <path d={`M${plot.pr.from} ${plot.pr.y}H100`} stroke="var(--response)" strokeOpacity=".7" strokeWidth="1" strokeDasharray="1 3" {...LINE} />}
      {bar !== '' && <path d={bar} stroke="var(--progression)" strokeOpacity=".85" strokeWidth="1" strokeDasharray="5 3" {...LINE} />}
      <polyline points={joined.map(({ x, y }) => `${x},${y}`).join(' ')} stroke="var(--text-soft)" strokeWidth="1.5" {...LINE} />
      {plot.points.map(({ index, x, y, complete }) => (
        <g key={index} strokeLinecap="round">
          <path d={`M${x} ${y}h.001`} stroke="var(--panel)" strokeWidth="9" {...LINE} />
          <path d={`M${x} ${y}h.001`} stroke="var(--text)" strokeWidth="6" {...LINE} />
          {!complete && <path d={`M${x} ${y}h.001`} stroke="var(--panel)" strokeWidth="3" {...LINE} />}
        </g>
      ))}
    </svg>
  );
};

/** Figures stand below their point, above where there is no room below, and beside the last one. */
const Value = ({ point, isLast, response }: { readonly point: SumPoint; readonly isLast: boolean; readonly response: TimepointResponse | undefined }): ReactElement => {
  const up = point.y > 62;
  const vertical = up ? 'calc(-100% - .4375rem)' : '.5rem';
  const beside = isLast && point.index > 0 && point.x < 76;
  const across = point.index === 0 ? '0' : isLast && point.x >= 76 ? 'calc(-100% + 2rem)' : '-50%';
  const nadirChange = response?.changeFromNadirPercent;
  return (
    <span className="val" style={{ ...at(point.x, point.y), transform: beside ? 'translate(.875rem,-50%)' : `translate(${across},${vertical})` }}>
      <b>{decimal(point.mm)}</b>
      {point.isNadir && ' nadir'}
      {!point.complete && (response && isOpen(response) ? ' so far' : ' incomplete')}
      {isLast && !point.isNadir && nadirChange !== null && nadirChange !== undefined && point.complete && <>&ensp;{percent(nadirChange)} from nadir</>}
    </span>
  );
};
