import { useEffect, useRef, useState, type PointerEvent, type ReactElement } from 'react';
import { lettersOf, patientFromPixel, pixelFromPatient, type ImagePlane, type PatientPoint } from '../../dicom';
import { lineLength } from '../../read';
import { decimal } from '../numbers';
import { scaleBar } from '../room/scale-bar';
import type { ReformatPlane, ReformatProps } from './reformat-props';
import { useSize } from './use-size';

type Spot = { readonly x: number; readonly y: number };

const toSpot = (plane: ImagePlane, point: PatientPoint): Spot => {
  const { column, row } = pixelFromPatient(plane, point);
  return { x: column + 0.5, y: row + 0.5 };
};

const Crosshair = ({ at, width, height }: { readonly at: Spot; readonly width: number; readonly height: number }): ReactElement => {
  const gap = 14;
  return <path className="rf-cross" d={`M0 ${at.y}H${at.x - gap}M${at.x + gap} ${at.y}H${width}M${at.x} 0V${at.y - gap}M${at.x} ${at.y + gap}V${height}`} />;
};

interface ReformatPaneProps extends ReformatProps {
  readonly row: number;
  readonly kind: ReformatPlane;
}

/** One plane of one scan: painted at its true place, with its letters, scale, crosshair and what was drawn on it. */
export const ReformatPane = (props: ReformatPaneProps): ReactElement => {
  const { row, kind, tool, active, window, rows } = props;
  const { timepoint, at } = rows[row] as ReformatProps['rows'][number];
  const element = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = useSize(element);
  const [drawn, setDrawn] = useState<readonly [PatientPoint, PatientPoint] | null>(null);
  const plane = size ? props.planeOf(row, kind, size.width, size.height) : null;
  const place = plane ? [...plane.origin, plane.rowSpacing, plane.columns, plane.rows, window.center, window.width].join(' ') : '';
  const painting = useRef(props);
  useEffect(() => { painting.current = props; });
  useEffect(() => {
    const [surface, { planeOf, paint }] = [canvas.current, painting.current];
    if (place === '' || !surface || !size) return;
    const [width, height] = [Math.round(size.width * devicePixelRatio), Math.round(size.height * devicePixelRatio)];
    const fine = planeOf(row, kind, width, height);
    const bytes = fine && paint(row, fine);
    if (!bytes) return;
    if (surface.width !== width || surface.height !== height) Object.assign(surface, { width, height });
    surface.getContext('2d')?.putImageData(new ImageData(bytes, width, height), 0, 0);
  }, [place, row, kind, size]);
  useEffect(() => {
    const held = element.current;
    const turn = (event: WheelEvent): void => {
      event.preventDefault();
      const by = Math.sign(event.deltaY || event.deltaX);
      if (event.ctrlKey) painting.current.zoomBy(by > 0 ? 1 / 1.25 : 1.25);
      else painting.current.step(row, kind, by * (event.shiftKey ? 5 : 1));
    };
    held?.addEventListener('wheel', turn, { passive: false }); // the dialog must not scroll along
    return () => held?.removeEventListener('wheel', turn);
  }, [row, kind]);
  useEffect(() => { if (active.row === row && active.plane === kind) element.current?.focus(); }, [active.row, active.plane, row, kind]);
  const placeOf = (event: PointerEvent<HTMLDivElement>): PatientPoint | null => {
    const box = event.currentTarget.getBoundingClientRect();
    return plane && patientFromPixel(plane, { column: event.clientX - box.left - 0.5, row: event.clientY - box.top - 0.5 });
  };
  const down = (event: PointerEvent<HTMLDivElement>): void => {
    const to = event.button === 0 ? placeOf(event) : null;
    props.activate(row, kind);
    if (!to) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    if (tool === 'crosshair') props.point(row, to);
    else setDrawn([to, to]);
  };
  const moved = (event: PointerEvent<HTMLDivElement>): void => {
    const to = event.buttons === 1 ? placeOf(event) : null;
    if (!to) return;
    if (tool === 'crosshair') props.point(row, to);
    else if (drawn) setDrawn([drawn[0], to]);
  };
  const up = (event: PointerEvent<HTMLDivElement>): void => {
    const to = placeOf(event);
    if (drawn && to && lineLength([drawn[0], to]) >= 1) props.draw(row, kind, [drawn[0], to]);
    setDrawn(null);
  };
  const isActive = active.row === row && active.plane === kind;
  const letters = plane ? lettersOf(plane) : null;
  const bar = plane && size ? scaleBar(1 / plane.columnSpacing, size.width) : null;
  return (
    <div ref={element} className={isActive ? 'rf-pane active' : 'rf-pane'} tabIndex={0} role="group" data-plane={kind} data-timepoint={timepoint.label} data-tool={tool}
      data-mm={plane?.columnSpacing ?? ''} data-origin={plane?.origin.map((one) => one.toFixed(3)).join(' ') ?? ''}
      aria-label={`${timepoint.label} ${kind}, ${props.levelText(row, kind)}`} onFocus={() => { if (!isActive) props.activate(row, kind); }}
      onPointerDown={down} onPointerMove={moved} onPointerUp={up} onPointerCancel={() => setDrawn(null)}>
      <canvas ref={canvas} aria-hidden="true" />
      {plane && size && letters && bar && (
        <>
          <svg className="rf-marks" width={size.width} height={size.height} aria-hidden="true">
            {at && <Crosshair at={toSpot(plane, at)} {...size} />}
            {props.marksOn(row, kind).map(({ id, text, lines, at: middle, computed }) => {
              const spot = toSpot(plane, middle);
              return (
                <g key={id} className={computed ? 'rf-mark computed' : 'rf-mark'}>
                  {lines.map((line) => <Stroke key={line.join()} a={toSpot(plane, line[0])} b={toSpot(plane, line[1])} />)}
                  {lines.length === 0 && <path d={`M${spot.x - 4} ${spot.y}h8M${spot.x} ${spot.y - 4}v8`} />}
                  <Words at={lines[0] ? toSpot(plane, lines[0][1]) : spot} text={text} width={size.width} />
                </g>
              );
            })}
            {drawn && <g className="rf-mark live"><Stroke a={toSpot(plane, drawn[0])} b={toSpot(plane, drawn[1])} /><Words at={toSpot(plane, drawn[1])} text={`${decimal(lineLength(drawn))} mm`} width={size.width} /></g>}
          </svg>
          <span className="rf-text tl"><b>{timepoint.label}</b> {kind}</span>
          <span className="rf-text bl">{props.levelText(row, kind)}</span>
          <span className="rf-text br"><span>{bar.mm} mm</span><i style={{ width: `${bar.px}px` }} /></span>
          <span className="letter a">{letters.top}</span><span className="letter p">{letters.bottom}</span><span className="letter r">{letters.left}</span><span className="letter l">{letters.right}</span>
        </>
      )}
    </div>
  );
};

const Stroke = ({ a, b }: { readonly a: Spot; readonly b: Spot }): ReactElement => (
  <><line className="halo" x1={a.x} y1={a.y} x2={b.x} y2={b.y} /><line x1={a.x} y1={a.y} x2={b.x} y2={b.y} /></>
);

const Words = ({ at, text, width }: { readonly at: Spot; readonly text: string; readonly width: number }): ReactElement => {
  const onLeft = at.x > width * 0.66;
  return <text x={at.x + (onLeft ? -9 : 9)} y={at.y - 7} textAnchor={onLeft ? 'end' : 'start'}>{text}</text>;
};
