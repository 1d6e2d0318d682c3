import { useId, type ReactElement, type ReactNode } from 'react';
import { Figure } from './Figure';
import { PAPER, SCREEN } from './ink';
import { useWidth } from './use-width';

interface FramedProps {
  readonly title: ReactNode;
  readonly about?: ReactNode;
  readonly name: string;
  readonly white: boolean;
  readonly width: number;
  readonly least?: number;
  readonly height: (width: number) => number;
  readonly after?: ReactNode;
  readonly children: (width: number) => ReactNode;
}

/** A plot on the page: its heading with what is to be known, then the drawing as wide as there is room. */
export const Framed = ({ title, about, name, white, width: before, least = 320, height, after, children }: FramedProps): ReactElement => {
  const id = useId().replaceAll(/[^\w-]/g, '');
  const [ref, room] = useWidth(before);
  const width = Math.max(least, room);
  return (
    <section className="plot-part" aria-label={name}>
      <div className="plot-head"><h2>{title}</h2>{about !== undefined && <span className="muted small">{about}</span>}{after}</div>
      <div ref={ref} className={white ? 'plot-room white' : 'plot-room'}>
        <Figure name={name} ids={id} width={width} height={height(width)} inks={white ? PAPER : SCREEN}>{children(width)}</Figure>
      </div>
    </section>
  );
};
