import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { ReactElement } from 'react';
import { placeLabels, spread, strokesOf } from './apart';
import { Grid, lengthScale, ScanTicks } from './axes';
import { textAttributes, textWidth, useInks } from './ink';
import { at, Press, Words } from './parts';
import { millimetres } from './scan-note';
import type { LesionLine, LesionPoint } from './subject-lesions';
import type { SubjectPlot } from './subject-plot';
import type { PictureProps } from './SumPicture';

const [LEFT, TOP, BOTTOM, ROW, LABEL] = [34, 24, 246, 15, 13.5];
/** R: a node is a target from 15 mm short axis, and normal below 10. */
const NODE_MARKS = [{ mm: 15, text: '15 node target' }, { mm: 10, text: '10 node normal' }] as const;

const shownStatuses = ({ statuses }: SubjectPlot) => statuses.filter(({ marks }) => marks.length > 0);
export const lesionsHeight = (plot: SubjectPlot): number => 272 + (shownStatuses(plot).length > 0 ? 8 + ROW * shownStatuses(plot).length : 0) + Math.max(0, plot.lesions.length - 17) * LABEL;

const lastInWords = (last: LesionLine['last']): string => (typeof last === 'number' ? millimetres(last) : last);

/** One line for each lesion with its counted axis, named where it ends; what has no size stands below as it was judged. */
export const LesionsPicture = ({ plot, width, open }: PictureProps): ReactElement => {
  const inks = useInks();
  const right = width - 134;
  const last = plot.scans.at(-1)?.day ?? 1;
  const x = scaleLinear([0, Math.max(1, last)], [LEFT, right]);
  const { y, ticks } = lengthScale(Math.max(0, ...plot.lesions.flatMap(({ runs }) => runs.flat().map(({ mm }) => mm))), BOTTOM, TOP, 5);
  const path = line<LesionPoint>().x(({ day }) => x(day)).y(({ mm }) => y(mm));
  const ends = plot.lesions.map(({ runs }) => runs.at(-1)?.at(-1)).map((end) => (end ? y(end.mm) : BOTTOM));
  const labels = spread(ends, ends.map(() => LABEL), 10, Math.max(BOTTOM + 8, 10 + LABEL * ends.length));
  const nodeMarks = plot.lesions.some(({ isNode }) => isNode) ? NODE_MARKS.filter(({ mm }) => mm <= (y.domain()[1] ?? 0)) : [];
  const lines = plot.lesions.flatMap(({ runs }) => runs.flatMap((run) => strokesOf(run.map(({ day, mm }) => [x(day), y(mm)] as const), 4)));
  const nodeBoxes = placeLabels(nodeMarks.map(({ mm, text }) => ({
    places: [LEFT + 5, right - 84, LEFT + (right - LEFT) / 2 - 40, LEFT + (right - LEFT) / 4].flatMap((from) => [1, -13].map((down) => ({ x: from, y: y(mm) + down, width: textWidth(text, 'node'), height: 12 }))),
  })), lines, [], { x: LEFT, y: 0, width: right - LEFT, height: BOTTOM });
  return (
    <g>
      <Grid y={y} ticks={ticks} left={LEFT} right={right} name="mm" />
      <ScanTicks scans={plot.scans.map(({ label, day }) => ({ label, x: x(day) }))} y={BOTTOM} from={LEFT - 16} to={right + 22} />
      {nodeMarks.map(({ mm, text }, index) => {
        const box = nodeBoxes[index];
        return <g key={mm}><line x1={LEFT} x2={right} y1={y(mm)} y2={y(mm)} stroke={inks.faint} strokeDasharray="1 3" />{box && <Words x={box.x} y={box.y + 10} as="node">{text}</Words>}</g>;
      })}
      {plot.lesions.map((lesion) => {
        const ink = lesion.role === 'new' ? inks.newLesion : inks.target;
        return lesion.runs.map((run) => <path key={`${lesion.id} ${run[0]?.timepoint}`} d={path([...run]) ?? ''} fill="none" stroke={ink} strokeWidth={1.6} {...(lesion.role === 'new' ? { strokeDasharray: '5 3' } : {})} />);
      })}
      {plot.lesions.flatMap((lesion) => lesion.runs.flat().map((point, index) => (
        <Press key={`${lesion.id} ${point.timepoint}`} x={x(point.day)} y={y(point.mm)} radius={8} name={`${lesion.name} ${lesion.site}, ${point.label}: ${millimetres(point.mm)} mm`} press={open && (() => open(point.timepoint, lesion.id))}>
          <Mark lesion={lesion} first={index === 0} />
        </Press>
      )))}
      {plot.lesions.map((lesion, index) => {
        const [end, label] = [ends[index] ?? 0, labels[index] ?? 0];
        const from = x(lesion.runs.at(-1)?.at(-1)?.day ?? last) + 3;
        const words = `${lesion.site}${lesion.isNode ? ' SA' : ''}`;
        const room = width - right - 12 - textWidth(`${lesion.name}  ${lastInWords(lesion.last)}`, 'labelBright');
        const site = textWidth(words, 'label') > room ? `${words.slice(0, Math.max(2, Math.floor(room / 5.6) - 1)).trimEnd()}…` : words;
        return (
          <g key={lesion.id}>
            <title>{`${lesion.name} ${words} ${lastInWords(lesion.last)}`}</title>
            <path d={`M${at(from)} ${at(end)}L${right + 9} ${at(label)}`} fill="none" stroke={inks.lineStrong} />
            <text x={right + 12} y={label + 3.7} {...textAttributes('label', inks)}>
              <tspan fontWeight={600} fill={lesion.role === 'new' ? inks.newLesion : inks.target}>{lesion.name}</tspan> {site} <tspan fill={inks.text}>{lastInWords(lesion.last)}</tspan>
            </text>
          </g>
        );
      })}
      {plot.lesions.length === 0 && <Words x={(LEFT + right) / 2} y={BOTTOM / 2} as="note" anchor="middle">No lesion has a size</Words>}
      <g transform={`translate(0 ${Math.max(286, 26 + LABEL * ends.length)})`}>
        {shownStatuses(plot).map(({ id, name, site, marks }, row) => (
          <g key={id}>
            {marks.map(({ timepoint, day, letter, word }) => (
              <Press key={timepoint} x={x(day)} y={row * ROW - 4} radius={7} name={`${name} ${site}: ${word}`} press={open && (() => open(timepoint, id))}><Words x={0} y={4} as="tick" anchor="middle">{letter}</Words></Press>
            ))}
            <Words x={right + 12} y={row * ROW} as="label"><tspan fontWeight={600} fill={inks.nonTarget}>{name}</tspan> {site}</Words>
          </g>
        ))}
      </g>
    </g>
  );
};

/** Nodes are square, others round; a new lesion begins with a diamond. */
const Mark = ({ lesion, first }: { readonly lesion: LesionLine; readonly first: boolean }): ReactElement => {
  const inks = useInks();
  if (lesion.role === 'new' && first) return <path d="M0-5 5 0 0 5-5 0Z" fill={inks.bg} stroke={inks.newLesion} strokeWidth={1.6} />;
  const fill = lesion.role === 'new' ? inks.newLesion : inks.target;
  return lesion.isNode ? <rect x={-2.2} y={-2.2} width={4.4} height={4.4} fill={fill} /> : <circle r={2.2} fill={fill} />;
};
