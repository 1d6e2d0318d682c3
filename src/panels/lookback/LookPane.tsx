import { useEffect, useRef, useState, type MouseEvent, type ReactElement, type ReactNode } from 'react';
import { lettersOf, patientFromPixel, pixelFromPatient, type PatientPoint } from '../../dicom';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { whenOf } from '../dates';
import { whole } from '../numbers';
import { cropped, placeInCrop } from './crop';
import type { Look, LookBackProps } from './look-back-props';

export interface LookPaneProps {
  /** Study days in place of dates. */
  readonly blinded?: boolean;
  readonly look: Look;
  /** 0-based slice on screen; null while the place is being found. */
  readonly index: number | null;
  /** Width shown, mm: the same on every scan. */
  readonly mm: number;
  readonly window: LookBackProps['window'];
  readonly pixels: LookBackProps['pixels'];
  /** Drawn over the image, in millimetres from the middle. */
  readonly children: (toSpot: (point: PatientPoint) => { readonly x: number; readonly y: number }) => ReactNode;
  readonly scroll: (by: number) => void;
  readonly point: ((at: PatientPoint) => void) | null;
  readonly current: boolean;
  readonly chosen: boolean;
  readonly badge: ReactNode;
}

const HEIGHT_PART = 0.86;

/** One scan of the look-back: a crop about the mapped place, painted from stored values, in the same size and greys as its neighbours. */
export const LookPane = ({ look, index, mm, window, pixels, children, scroll, point, current, chosen, badge, blinded = false }: LookPaneProps): ReactElement => {
  const canvas = useRef<HTMLCanvasElement>(null);
  const crop = useRef<HTMLDivElement>(null);
  const [failed, fail] = useState(false);
  const { series, at } = look;
  const { center, width: wide } = window;
  const slice = index === null ? undefined : series?.slices[index];
  const plane = slice?.plane ?? null;
  useEffect(() => {
    let wanted = true;
    if (!series || !slice || !plane || !at || index === null) return undefined;
    void pixels(series, index).then((stored) => {
      const element = canvas.current;
      if (!wanted || !element) return;
      fail(stored === null);
      if (!stored) return;
      const width = Math.max(64, Math.round(element.clientWidth * devicePixelRatio));
      const height = Math.max(55, Math.round(element.clientHeight * devicePixelRatio));
      element.width = width;
      element.height = height;
      const bytes = cropped({ plane, pixels: stored, lowIsWhite: slice.pixels.photometricInterpretation === 'MONOCHROME1', middle: at, mm, window: { center, width: wide } }, width, height);
      element.getContext('2d')?.putImageData(new ImageData(bytes, width, height), 0, 0);
    });
    return () => { wanted = false; };
  }, [series, slice, plane, at, index, mm, center, wide, pixels]);
  const turning = useRef(scroll);
  useEffect(() => { turning.current = scroll; });
  useEffect(() => {
    const element = crop.current;
    const turn = (event: WheelEvent): void => { event.preventDefault(); turning.current(Math.sign(event.deltaY)); };
    element?.addEventListener('wheel', turn, { passive: false }); // the dialog must not scroll along
    return () => element?.removeEventListener('wheel', turn);
  }, []);
  const middle = plane && at ? pixelFromPatient(plane, at) : null;
  const toSpot = (place: PatientPoint): { x: number; y: number } => {
    if (!plane || !middle) return { x: 0, y: 0 };
    const pixel = pixelFromPatient(plane, place);
    return { x: (pixel.column - middle.column) * plane.columnSpacing, y: (pixel.row - middle.row) * plane.rowSpacing };
  };
  const pressed = (event: MouseEvent<HTMLDivElement>): void => {
    if (!point || !plane || !at) return;
    const box = event.currentTarget.getBoundingClientRect();
    const pixel = placeInCrop(plane, at, mm, (event.clientX - box.left - box.width / 2) / box.width, (event.clientY - box.top - box.height / 2) / box.width);
    point(patientFromPixel(plane, pixel));
  };
  const letters = plane ? lettersOf(plane) : null;
  const lack = look.lack ?? (failed ? 'This slice cannot be shown.' : null);
  return (
    <figure className={['look', current ? 'cur' : '', chosen ? 'chosen' : ''].filter(Boolean).join(' ')} data-timepoint={look.timepoint.label} data-index={index ?? ''}>
      <figcaption><b>{look.timepoint.label}</b>{whenOf(look.timepoint, blinded)}{badge}</figcaption>
      <div ref={crop} className={point && slice ? 'crop pointed' : 'crop'} onClick={pressed}>
        {lack === null && <canvas ref={canvas} role="img" aria-label={`${look.timepoint.label}, the place of the lesion`} />}
        {lack === null && plane && at && (
          <svg className="marks" preserveAspectRatio="xMidYMid slice" viewBox={`${-mm / 2} ${(-mm * HEIGHT_PART) / 2} ${mm} ${mm * HEIGHT_PART}`} aria-hidden="true">{children(toSpot)}</svg>
        )}
        {lack !== null && <p className="lack">{lack}</p>}
        {lack === null && !at && <p className="lack">Finding the level…</p>}
        {lack === null && letters && at && (
          <>
            <div className="corner tl"><span className="ln">W {whole(window.width)} L {whole(window.center)}</span></div>
            <span className="letter a">{letters.top}</span><span className="letter r">{letters.left}</span>
            <div className="corner br"><span className="ln">20 mm</span></div><i className="bar20" style={{ width: `${(20 / mm) * 100}%` }} />
          </>
        )}
      </div>
      <div className="under">
        {series && index !== null && lack === null && (
          <>
            <Button small iconOnly icon="left" label={`${look.timepoint.label}, slice before`} press={() => scroll(-1)} />
            <span className="nowrap">Im {index + 1} / {series.slices.length}</span>
            <Button small iconOnly icon="right" label={`${look.timepoint.label}, next slice`} press={() => scroll(1)} />
          </>
        )}
        <span className="push">{look.unsure && <Icon name="caution" />}{look.level}</span>
      </div>
    </figure>
  );
};
