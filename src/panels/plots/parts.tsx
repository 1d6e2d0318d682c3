import { useContext, type KeyboardEvent, type MouseEvent, type ReactElement, type ReactNode } from 'react';
import type { ResponseLabel } from '../parts/Badge';
import { PlotSheet, textAttributes, useInks, type Role, type TextStyle } from './ink';

interface WordsProps { readonly x: number; readonly y: number; readonly as: TextStyle; readonly anchor?: 'start' | 'middle' | 'end'; readonly ink?: Role; readonly children: ReactNode }

/** Text of a plot; y is its baseline. */
export const Words = ({ x, y, as, anchor = 'start', ink, children }: WordsProps): ReactElement => {
  const inks = useInks();
  return <text x={x} y={y} textAnchor={anchor} {...textAttributes(as, inks)} {...(ink ? { fill: inks[ink] } : {})} {...(ink === 'onFill' ? { stroke: 'none' } : {})}>{children}</text>;
};

export type Hatch = 'unconfirmed' | 'window' | 'stopped';

/** The hatches of one plot, under ids of their own. */
export const Hatches = (): ReactElement => {
  const { inks, ids } = useContext(PlotSheet);
  const hatch = (name: Hatch, size: number, width: number, fill: string): ReactElement => (
    <pattern id={`${ids}-${name}`} width={size} height={size} patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width={width} height={size} fill={fill} /></pattern>
  );
  return <defs>{hatch('unconfirmed', 6, 2.2, inks.hatchUnconfirmed)}{hatch('window', 6, 1.3, inks.hatchWindow)}{hatch('stopped', 5, 1, inks.hatchStopped)}</defs>;
};

export const useHatch = (): ((name: Hatch) => string) => {
  const { ids } = useContext(PlotSheet);
  return (name) => `url(#${ids}-${name})`;
};

interface ShapeProps { readonly label: ResponseLabel | null; readonly on?: string; readonly scale?: number }

/** A label by its shape, round the origin: hollow for what is not confirmed, filled for what is. Null is the baseline. `on` is the ground beneath. */
export const Shape = ({ label, on, scale = 1 }: ShapeProps): ReactElement => {
  const inks = useInks();
  const ground = on ?? inks.bg;
  const line = (stroke: string) => ({ fill: ground, stroke, strokeWidth: 1.7, strokeLinejoin: 'round' as const });
  const filled = on === undefined ? { fill: inks.progression, stroke: inks.bg, strokeWidth: 0.8, strokeLinejoin: 'round' as const } : { fill: inks.onFill };
  const drawn = ((): ReactElement => {
    switch (label) {
      case null: return <circle r={3.7} fill={inks.soft} stroke={ground} strokeWidth={1.5} />;
      case 'iUPD': return <path d="M0-6.2 6.5 5H-6.5Z" {...line(inks.unconfirmed)} />;
      case 'iCPD': return <path d="M-4.1-4.6.7 3.7H-8.9ZM4.1-4.6 8.9 3.7H-.7Z" {...filled} />;
      case 'PD': return <path d="M0-5 5.2 4H-5.3Z" {...filled} />;
      case 'iPR': case 'PR': return <path d="M0 5.8 6.1-4.6H-6.1Z" {...line(inks.response)} />;
      case 'iCR': case 'CR': case 'NED': return on === undefined
        ? <><circle r={4.8} {...line(inks.response)} /><circle r={1.9} fill={inks.response} /></>
        : <><circle r={4.4} fill="none" stroke={inks.onFill} strokeWidth={1.6} /><circle r={1.8} fill={inks.onFill} /></>;
      case 'NE': return <circle r={4.4} fill={ground} stroke={inks.stable} strokeWidth={1.4} strokeDasharray="2 2" />;
      case 'iSD': case 'SD': case 'Non-iCR/Non-iUPD': case 'Non-CR/Non-PD': return <rect x={-4.4} y={-4.4} width={8.8} height={8.8} {...line(inks.stable)} />;
    }
  })();
  return scale === 1 ? drawn : <g transform={`scale(${scale})`}>{drawn}</g>;
};

const SOLID: readonly string[] = ['iCPD', 'PD', 'iCR', 'CR', 'NED'];
const inkOf = (label: ResponseLabel): Role => (label === 'iUPD' ? 'unconfirmed' : label === 'iCPD' || label === 'PD' ? 'progression' : /CR$|PR$|NED/.test(label) && !label.startsWith('Non') ? 'response' : 'stable');

export const badgeWidth = (label: ResponseLabel, bare = false): number => (bare ? 22 : 30 + 6.6 * label.length);

/** A label as a badge: x is its middle. Bare, only its shape is left. */
export const LabelBadge = ({ label, x, y, height = 20, bare = false }: { readonly label: ResponseLabel; readonly x: number; readonly y: number; readonly height?: number; readonly bare?: boolean }): ReactElement => {
  const inks = useInks();
  const hatch = useHatch();
  const width = badgeWidth(label, bare);
  const solid = SOLID.includes(label);
  const ink = inks[inkOf(label)];
  const frame = { x: x - width / 2, y: y - height / 2, width, height, rx: 3 };
  return (
    <g>
      <rect {...frame} fill={solid ? ink : inks.bg} stroke={ink} {...(label === 'NE' ? { strokeDasharray: '3 2' } : {})} />
      {label === 'iUPD' && <rect {...frame} fill={hatch('unconfirmed')} />}
      <g transform={`translate(${bare ? x : x - width / 2 + 12} ${y})`}><Shape label={label} scale={0.88} {...(solid ? { on: ink } : {})} /></g>
      {!bare && <text x={x - width / 2 + 21} y={y + 4} fontSize={11} fontWeight={600} fill={solid ? inks.onFill : ink}>{label}</text>}
    </g>
  );
};

interface PressProps { readonly x: number; readonly y: number; readonly name: string; readonly press?: (() => void) | undefined; readonly radius?: number; readonly children: ReactNode }

/** A point that opens its image; where nothing can be opened (a file, paper) only its drawing. */
export const Press = ({ x, y, name, press, radius = 12, children }: PressProps): ReactElement => {
  const at = `translate(${x.toFixed(1)} ${y.toFixed(1)})`;
  if (!press) return <g transform={at}>{children}</g>;
  return (
    <g className="plot-point" transform={at} role="button" tabIndex={0} aria-label={name} onClick={(event: MouseEvent) => { event.stopPropagation(); press(); }}
      onKeyDown={(event: KeyboardEvent) => { if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); event.stopPropagation(); press(); } }}>
      <title>{name}</title>
      <circle className="hit" r={radius} fill="transparent" />
      {children}
    </g>
  );
};

/** Numbers of a path, short. */
export const at = (value: number): string => value.toFixed(1);
