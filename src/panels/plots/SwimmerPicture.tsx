import { scaleLinear } from 'd3-scale';
import type { ReactElement } from 'react';
import { textWidth, useInks } from './ink';
import type { CohortPlot, CohortSubject } from './cohort-plot';
import { Press, Shape, useHatch, Words } from './parts';
import { weekTicks, type CohortPictureProps } from './SpiderPicture';

const [TOP, ROW, BAR] = [8, 28, 10];
export const swimmerHeight = ({ subjects }: CohortPlot): number => TOP + ROW * Math.max(1, subjects.length) + 44;

const endInWords = ({ end }: CohortSubject): string => {
  switch (end.kind) {
    case 'icpd': return `iCPD, dated ${end.dated}`;
    case 'pd': return `PD at ${end.dated}`;
    case 'death': return 'died';
    case 'ongoing': return 'ongoing';
  }
};

const clipped = (name: string): string => (name.length > 24 ? `${name.slice(0, 23)}…` : name);

/** Time on study, the longest on top: every scan with its label, the window in which an iUPD was to be imaged again, and where RECIST 1.1 would have stopped. */
export const SwimmerPicture = ({ plot, width, open }: CohortPictureProps): ReactElement => {
  const inks = useInks();
  const hatch = useHatch();
  const rows = plot.subjects.toSorted((a, b) => b.lastDay - a.lastDay || a.name.localeCompare(b.name));
  const left = Math.min(178, Math.max(60, ...rows.map(({ name }) => textWidth(clipped(name), 'labelBright') + 14)));
  const right = width - 118;
  const most = Math.max(8, ...rows.map(({ lastDay }) => lastDay / 7));
  const x = scaleLinear([0, most * 1.02], [left, right]);
  const bottom = TOP + ROW * rows.length;
  return (
    <g>
      {weekTicks(most).map((week) => <g key={week}><line x1={x(week)} x2={x(week)} y1={TOP - 4} y2={bottom} stroke={week === 0 ? inks.lineControl : inks.lineSoft} /><Words x={x(week)} y={bottom + 15} as="tick" anchor="middle">{week}</Words></g>)}
      <Words x={right} y={bottom + 30} as="axis" anchor="end">weeks from baseline</Words>
      {rows.map((subject, row) => {
        const middle = TOP + ROW * row + ROW / 2;
        const end = x(subject.lastDay / 7);
        const words = endInWords(subject);
        return (
          <g key={subject.id}>
            <Words x={left - 14} y={middle + 4} as={subject.pseudo ? 'labelBright' : 'label'} anchor="end">{clipped(subject.name)}</Words>
            <rect x={left} y={middle - BAR / 2} width={Math.max(0, end - left)} height={BAR} fill={subject.pseudo ? inks.barBright : inks.bar} />
            {subject.windows.map(({ since, from, to }) => (x(from / 7) < end ? <rect key={since} x={x(from / 7)} y={middle - BAR / 2} width={Math.min(end, x(to / 7)) - x(from / 7)} height={BAR} fill={hatch('window')} /> : null))}
            {subject.stop && <path d={`M${(x(subject.stop.day / 7) + 11).toFixed(1)} ${middle - 9}v18`} stroke={inks.progression} strokeWidth={2}><title>{`RECIST 1.1 would stop at ${subject.stop.label}`}</title></path>}
            {subject.points.slice(1).map((point) => (
              <g key={point.timepoint}>
                {point.fresh.length > 0 && <Words x={x(point.day / 7) - 11} y={middle - 1} as="star" anchor="middle">*</Words>}
                <Press x={x(point.day / 7)} y={middle} radius={11} name={`${subject.name}, ${point.label}: ${point.response ?? 'no label'}${point.fresh.length > 0 ? ', new lesion' : ''}`} press={open && (() => open(subject, point.timepoint))}><Shape label={point.response} scale={0.93} /></Press>
              </g>
            ))}
            {subject.end.kind === 'ongoing' && <path d={`M${end + 9} ${middle}h12m-4-3.5 4 3.5-4 3.5`} fill="none" stroke={inks.muted} strokeWidth={1.4} />}
            <Words x={end + (subject.end.kind === 'ongoing' ? 28 : 16)} y={middle + 4} as="note">{words}</Words>
          </g>
        );
      })}
    </g>
  );
};
