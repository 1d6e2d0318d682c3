import { useMemo, type KeyboardEvent, type PointerEvent, type ReactElement } from 'react';
import type { Read, Timepoint } from '../../read';
import type { ViewState } from '../../viewer';

interface SliceBarProps {
  readonly read: Read;
  readonly view: ViewState;
  readonly timepoint: Timepoint;
  readonly scrollTo: (index: number) => void;
}

const ROLE_CLASS = { target: 'role-t', 'non-target': 'role-nt', new: 'role-nl' } as const;

/** Where the slice is in the stack, which part has been seen, and where lesions are. Drag, click, or keys. */
export const SliceBar = ({ read, view, timepoint, scrollTo }: SliceBarProps): ReactElement => {
  const last = Math.max(1, view.count - 1);
  const top = (index: number): string => `${((index / last) * 100).toFixed(2)}%`;
  const marks = useMemo(() => {
    const order = new Map(view.series?.slices.map((slice, index) => [`${slice.sopInstanceUid}#${slice.frame}`, index]) ?? []);
    return read.lesions.flatMap((lesion) => {
      const place = lesion.at.get(timepoint.id)?.place?.place;
      const index = place && order.get(`${place.sopInstanceUid}#${place.frame}`);
      return index === undefined ? [] : [{ id: lesion.id, role: lesion.role, index }];
    });
  }, [read, view.series, timepoint.id]);
  const toPointer = (event: PointerEvent<HTMLElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    scrollTo(Math.max(0, Math.min(last, Math.round(((event.clientY - box.top) / box.height) * last))));
  };
  const onKey = (event: KeyboardEvent): void => {
    const to = { ArrowUp: view.index - 1, ArrowDown: view.index + 1, PageUp: view.index - 5, PageDown: view.index + 5, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    scrollTo(Math.max(0, Math.min(last, to)));
  };
  return (
    <div className="slices" role="slider" tabIndex={0} aria-label={`Slice, ${timepoint.label}`} aria-orientation="vertical" aria-valuemin={1} aria-valuemax={view.count} aria-valuenow={view.index + 1}
      aria-valuetext={`${view.index + 1} of ${view.count}`} onKeyDown={onKey}
      onWheel={(event) => scrollTo(Math.max(0, Math.min(last, view.index + Math.sign(event.deltaY))))}
      onPointerDown={(event) => { event.currentTarget.setPointerCapture(event.pointerId); toPointer(event); }}
      onPointerMove={(event) => { if (event.currentTarget.hasPointerCapture(event.pointerId)) toPointer(event); }}>
      <span className="rail-line" />
      {view.seen.map(([from, to]) => <span key={from} className="seen" style={{ top: top(from), height: `${(Math.max(to - from, 0.5) / last) * 100}%` }} />)}
      {marks.map((mark) => <i key={mark.id} className={`mk ${ROLE_CLASS[mark.role]}`} style={{ top: top(mark.index) }} />)}
      <span className="thumb" style={{ top: top(view.index) }} />
    </div>
  );
};
