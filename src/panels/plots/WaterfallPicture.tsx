import { scaleLinear } from 'd3-scale';
import type { ReactElement } from 'react';
import { signed } from '../numbers';
import { Grid, signedWhole } from './axes';
import type { CohortPlot, CohortSubject } from './cohort-plot';
import { textWidth, useInks, type Inks } from './ink';
import { badgeWidth, LabelBadge, Press, Words } from './parts';
import type { CohortPictureProps } from './SpiderPicture';

const [LEFT, TOP, BOTTOM] = [40, 26, 270];
export const WATERFALL_HEIGHT = 372;

type Fill = { readonly fill: string; readonly stroke?: string };
const fillOf = ({ bestLabel }: CohortSubject, inks: Inks): Fill => {
  switch (bestLabel) {
    case 'iCPD': case 'PD': return { fill: inks.progression };
    case 'iCR': case 'CR': case 'NED': return { fill: inks.response };
    case 'iPR': case 'PR': return { fill: inks.partial, stroke: inks.response };
    case 'iUPD': return { fill: inks.bg, stroke: inks.unconfirmed };
    default: return { fill: inks.bg, stroke: inks.stable };
  }
};

/** A word that is longer than a line, in two parts. */
const hyphenated = (word: string, most: number): readonly string[] => {
  if (word.length <= most) return [word];
  const own = word.indexOf('-') + 1;
  if (own > 0 && own <= most) return [word.slice(0, own), word.slice(own)];
  const cut = word.startsWith('Hyper') ? 5 : Math.min(most - 1, Math.ceil(word.length / 2));
  return [`${word.slice(0, cut)}-`, word.slice(cut)];
};

/** A name on at most two lines of so many letters, broken between words. */
export const twoLines = (name: string, most: number): readonly string[] => {
  const lines: string[] = [];
  for (const word of name.split(' ').flatMap((one) => hyphenated(one, most))) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  const kept = lines.slice(0, 2).map((line) => (line.length > most ? `${line.slice(0, Math.max(1, most - 1))}…` : line));
  return lines.length > 2 && kept[1] !== undefined && !kept[1].endsWith('…') ? [kept[0] ?? '', `${kept[1].slice(0, Math.max(1, most - 1))}…`] : kept;
};

/** One bar for each subject, the worst best change first. The label below says what the bar alone hides. */
export const WaterfallPicture = ({ plot, width, open }: CohortPictureProps): ReactElement => {
  const inks = useInks();
  const right = width - 8;
  const bars = plot.subjects.filter(({ best }) => best !== null).toSorted((a, b) => (b.best?.percent ?? 0) - (a.best?.percent ?? 0));
  const highest = Math.max(...bars.map(({ best }) => best?.percent ?? 0), 0);
  const most = highest > 100 ? Math.ceil(highest / 50) * 50 : 100;
  const y = scaleLinear([-100, most], [BOTTOM, TOP]);
  const slot = Math.min(110, (right - LEFT - 4) / Math.max(1, bars.length));
  const thick = Math.min(46, slot * 0.68);
  const bare = bars.some(({ bestLabel }) => bestLabel !== null && badgeWidth(bestLabel) > slot - 4);
  const letters = Math.floor((slot - 2) / 5.4);
  const words = letters >= 6;
  return (
    <g>
      <Grid y={y} ticks={y.ticks(5)} left={LEFT} right={right} name="%" say={signedWhole} />
      <Words x={LEFT + 2} y={14} as="axis">best change of target sum from baseline</Words>
      {[20, -30].map((mark) => <g key={mark}><line x1={LEFT} x2={right} y1={y(mark)} y2={y(mark)} stroke={inks.faint} strokeDasharray="1 3" /><Words x={LEFT - 8} y={y(mark) + 3.5} as="tickStrong" anchor="end">{signedWhole(mark)}</Words></g>)}
      {bars.map((subject, index) => {
        const percent = subject.best?.percent ?? 0;
        const middle = LEFT + 4 + slot * (index + 0.5);
        const [from, to] = [Math.min(y(0), y(percent)), Math.max(y(0), y(percent))];
        const fill = fillOf(subject, inks);
        const solid = fill.stroke === undefined;
        const marks = [...(subject.pseudo ? ['pseudo'] : []), ...(subject.unconfirmed ? ['unconfirmed'] : []), ...(subject.laterIcpd ? [subject.both ? 'later iCPD' : 'later PD'] : [])];
        const name = `${subject.name}: best change ${signed(percent)}% at ${subject.best?.at ?? ''}, best label ${subject.bestLabel ?? 'none'}${marks.length > 0 ? `, ${marks.join(', ')}` : ''}${subject.anyNew ? ', had a new lesion' : ''}`;
        const lines = twoLines(subject.name, letters);
        const timepoint = subject.best?.timepoint ?? '';
        return (
          <Press key={subject.id} x={middle} y={0} radius={0} name={name} press={open && (() => open(subject, timepoint))}>
            {open && <rect className="hit" x={-slot / 2 + 1} y={TOP} width={slot - 2} height={BOTTOM - TOP + 60} fill="transparent" />}
            <rect x={-thick / 2} y={from} width={thick} height={Math.max(1, to - from)} {...fill} strokeWidth={solid ? 0 : 1.5} />
            {slot >= 26 && <Words x={0} y={percent < 0 ? Math.min(to + 14, BOTTOM - 2) : from - 6} as="small" anchor="middle">{signed(percent)}</Words>}
            {subject.anyNew && <Words x={thick / 2 - 5} y={percent < 0 ? to - 2 : from + 16} as="star" anchor="middle" {...(solid ? { ink: 'onFill' as const } : {})}>*</Words>}
            {subject.bestLabel && <LabelBadge label={subject.bestLabel} x={0} y={BOTTOM + 16} height={18} bare={bare} />}
            {words && lines.map((text, row) => <Words key={text} x={0} y={BOTTOM + 38 + 12 * row} as="note" anchor="middle">{text}</Words>)}
            {words && marks.map((text, row) => (textWidth(text, 'mark') > slot + 8 ? null : <Words key={text} x={0} y={BOTTOM + 66 + 13 * row} as="mark" anchor="middle" {...(text.startsWith('later') ? { ink: 'progression' as const } : {})}>{text}</Words>))}
          </Press>
        );
      })}
      {bars.length === 0 && <Words x={(LEFT + right) / 2} y={y(40)} as="note" anchor="middle">No subject has a sum at a follow-up</Words>}
    </g>
  );
};

const share = (count: number, all: number): string => `${count} of ${all} (${Math.round((100 * count) / all)}%)`;

/** The response rate that a waterfall alone overstates, beside the one that was confirmed. Both with their denominator. */
export const ratesInWords = ({ evaluable, beyondThirty, confirmed }: CohortPlot): { readonly beyond: string; readonly confirmed: string } => (evaluable === 0
  ? { beyond: 'No subject has a sum at a follow-up.', confirmed: '' }
  : { beyond: `Beyond −30%: ${share(beyondThirty, evaluable)}. Confirmed response:`, confirmed: share(confirmed, evaluable) });
