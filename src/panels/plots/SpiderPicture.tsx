import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { ReactElement } from 'react';
import { signed } from '../numbers';
import { placeLabels, strokesOf, type Box, type Point } from './apart';
import { Grid, signedWhole } from './axes';
import type { CohortPlot, CohortPoint, CohortSubject } from './cohort-plot';
import { textAttributes, textWidth, useInks } from './ink';
import { Press, Shape, Words } from './parts';

export interface CohortPictureProps {
  readonly plot: CohortPlot;
  readonly width: number;
  /** Opens the read of a subject, at a scan. */
  readonly open?: ((subject: CohortSubject, timepoint: string) => void) | undefined;
}

export const SPIDER_HEIGHT = 380;
const [LEFT, TOP, BOTTOM] = [40, 26, 346];
const ENDS = [-100, 100] as const;

type Sized = CohortPoint & { readonly percent: number };
const sized = ({ points }: CohortSubject): readonly Sized[] => points.filter((point): point is Sized => point.percent !== null);
const capped = (percent: number): number => Math.min(ENDS[1], Math.max(ENDS[0], percent));
const path = line<Point>();

const clipped = (name: string): string => (name.length > 24 ? `${name.slice(0, 23)}…` : name);
const ARROW = 'M0-5V5M-3.5-1.5 0-5 3.5-1.5';

/** Weeks at which an axis is marked: every second tick carries a number where they are many. */
export const weekTicks = (most: number): readonly number[] => {
  const step = most > 96 ? 16 : most > 24 ? 8 : 4;
  return Array.from({ length: Math.floor(most / step + 1e-9) + 1 }, (_, index) => index * step);
};

/** Change of every subject's target sum from its baseline; who had a pseudoprogression stands out. */
export const SpiderPicture = ({ plot, width, open }: CohortPictureProps): ReactElement => {
  const inks = useInks();
  const right = width - 138;
  const most = Math.max(8, ...plot.subjects.map(({ lastDay }) => lastDay / 7));
  const x = scaleLinear([0, most * 1.02], [LEFT, right]);
  const y = scaleLinear([...ENDS], [BOTTOM, TOP]);
  const drawn = plot.subjects.filter((subject) => sized(subject).length > 1).toSorted((a, b) => Number(a.pseudo) - Number(b.pseudo));
  const pointsOf = (subject: CohortSubject): readonly Point[] => sized(subject).map(({ day, percent }): Point => [x(day / 7), y(capped(percent))]);
  const labels = labelBoxes(drawn, pointsOf, { x: LEFT, y: 14, width: width - LEFT, height: BOTTOM - 14 });
  return (
    <g>
      <Grid y={y} ticks={[-100, -50, 0, 50, 100]} left={LEFT} right={right} name="%" say={signedWhole} />
      <Words x={LEFT + 2} y={14} as="axis">change of target sum from baseline</Words>
      {[20, -30].map((mark) => <g key={mark}><line x1={LEFT} x2={right} y1={y(mark)} y2={y(mark)} stroke={inks.faint} strokeDasharray="1 3" /><Words x={LEFT - 8} y={y(mark) + 3.5} as="tickStrong" anchor="end">{signedWhole(mark)}</Words></g>)}
      {weekTicks(most).map((week) => <g key={week}><path d={`M${x(week)} ${BOTTOM}v4`} stroke={inks.lineControl} /><Words x={x(week)} y={BOTTOM + 16} as="tick" anchor="middle">{week}</Words></g>)}
      <Words x={right} y={BOTTOM + 30} as="axis" anchor="end">weeks from baseline</Words>
      {drawn.map((subject) => (
        <g key={subject.id}>
          <path d={path([...pointsOf(subject)]) ?? ''} fill="none" stroke={subject.pseudo ? inks.text : inks.lineControl} strokeWidth={subject.pseudo ? 2 : 1.2} strokeLinejoin="round" />
          {sized(subject).slice(1).map((point) => {
            const [px, py] = [x(point.day / 7), y(capped(point.percent))];
            const name = `${subject.name}, ${point.label}: ${signed(point.percent)}%${point.response === null ? '' : `, ${point.response}`}${point.fresh.length > 0 ? ', new lesion' : ''}`;
            return (
              <g key={point.timepoint}>
                {point.fresh.length > 0 && <Words x={px - 12} y={py - 1} as="star" anchor="middle">*</Words>}
                {point.percent > ENDS[1] && <path d={ARROW} transform={`translate(${px} ${py - 13})`} fill="none" stroke={inks.muted} strokeWidth={1.4} />}
                <Press x={px} y={py} name={name} press={open && (() => open(subject, point.timepoint))}><Shape label={point.response} scale={0.9} /></Press>
              </g>
            );
          })}
        </g>
      ))}
      {drawn.map((subject, index) => {
        const box = labels[index];
        const end = sized(subject).at(-1);
        if (!box || !end) return null;
        const from: Point = [x(end.day / 7), y(capped(end.percent))];
        const to: Point = [Math.min(Math.max(from[0], box.x), box.x + box.width), box.y > from[1] ? box.y + 2 : box.y + box.height - 2];
        const far = box.y > from[1] + 14 || box.y + box.height < from[1] - 14;
        return <g key={subject.id}>{far && <path d={`M${from.join(' ')}L${to.join(' ')}`} stroke={inks.lineStrong} fill="none" />}<text x={box.x + 2} y={box.y + 11} {...textAttributes(subject.pseudo ? 'labelBright' : 'label', inks)}><title>{subject.name}</title>{clipped(subject.name)} <tspan fill={inks.text}>{signed(end.percent)}</tspan></text></g>;
      })}
      {drawn.length === 0 && <Words x={(LEFT + right) / 2} y={y(40)} as="note" anchor="middle">No subject has a sum at a follow-up</Words>}
    </g>
  );
};

/** A name at the end of each line, off the other lines and names. */
const labelBoxes = (subjects: readonly CohortSubject[], pointsOf: (subject: CohortSubject) => readonly Point[], frame: Box): readonly Box[] => {
  const strokes = subjects.flatMap((subject) => strokesOf(pointsOf(subject), subject.pseudo ? 4 : 2));
  const shapes = subjects.flatMap(pointsOf).map(([px, py]): Box => ({ x: px - 7, y: py - 7, width: 14, height: 14 }));
  const wanting = subjects.map((subject) => {
    const [ex, ey] = pointsOf(subject).at(-1) ?? [0, 0];
    const width = textWidth(`${clipped(subject.name)} +00.0`, subject.pseudo ? 'labelBright' : 'label') + 4;
    const box = (x: number, y: number): Box => ({ x, y, width, height: 15 });
    return { places: [box(ex + 9, ey - 7), box(ex + 9, ey + 2), box(ex + 9, ey - 16), box(ex + 6, ey + 9), box(ex + 6, ey - 24), box(ex - width / 2, ey + 9), box(ex - width / 2, ey - 24), box(ex - width - 9, ey - 7), box(ex + 9, ey + 18), box(ex + 9, ey - 34), box(ex - width, ey + 12), box(ex - width, ey - 26), ...[32, 46, 60, 76].flatMap((away) => [box(ex + 12, ey + away), box(ex + 12, ey - away - 15), box(ex - width / 2, ey + away), box(ex - width / 2, ey - away - 15)])] };
  });
  return placeLabels(wanting, strokes, shapes, frame);
};
