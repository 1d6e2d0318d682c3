import { useMemo, type ReactElement, type ReactNode } from 'react';
import { PlotSheet, type Inks } from './ink';
import { Hatches } from './parts';

export interface FigureProps {
  readonly name: string;
  readonly ids: string;
  readonly width: number;
  readonly height: number;
  readonly inks: Inks;
  /** A file of its own: with a ground, a name space, and nothing to press. */
  readonly alone?: boolean;
  readonly children: ReactNode;
}

/** One SVG of a plot. All colours stand on the shapes themselves, so that a file needs no style sheet. */
export const Figure = ({ name, ids, width, height, inks, alone = false, children }: FigureProps): ReactElement => {
  const sheet = useMemo(() => ({ inks, ids }), [inks, ids]);
  return (
    <PlotSheet value={sheet}>
      <svg {...(alone ? { xmlns: 'http://www.w3.org/2000/svg', role: 'img' } : { className: 'plot', role: 'group' })} aria-label={name} viewBox={`0 0 ${width} ${height}`} width={width} height={height} fontFamily={inks.font}>
        <title>{name}</title>
        <Hatches />
        {alone && <rect width={width} height={height} fill={inks.bg} />}
        {children}
      </svg>
    </PlotSheet>
  );
};
