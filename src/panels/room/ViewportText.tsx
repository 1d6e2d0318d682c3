import { useEffect, useRef, useState, type ReactElement, type ReactNode } from 'react';
import type { Timepoint } from '../../read';
import type { ViewState } from '../../viewer';
import { Icon } from '../parts/Icon';
import { whenOf } from '../dates';
import { whole } from '../numbers';
import type { LevelKnown, RoomAids } from '../room-props';
import { acquisitionInWords, findingInWords, positionInWords, thicknessInWords } from './geometry-words';
import { isShown } from './presets';
import { scaleBar } from './scale-bar';

const levelInWords = ({ by, confidence, sure }: LevelKnown): string =>
  (by === 'anchor' ? 'level linked by hand' : by === 'registration' ? `level ${sure ? '' : 'unsure '}${confidence === null ? '' : confidence.toFixed(2)}` : by === 'lesions' ? 'level by lesions' : 'level not found');

const Line = ({ children }: { readonly children: ReactNode }): ReactElement => <><span className="ln">{children}</span><br /></>;

interface ViewportTextProps {
  readonly view: ViewState;
  readonly code: string;
  readonly timepoint: Timepoint;
  readonly windowOf: RoomAids['windowOf'];
  /** In what this series differs from the baseline's where it may change sizes. */
  readonly cautions: readonly string[];
  readonly level: LevelKnown | null;
  /** Study days in place of dates. */
  readonly blinded?: boolean;
}

/** What must be on screen at every size: orientation, scale, slice and position, window, zoom, thickness, kernel and contrast, case, timepoint and date, and what is wrong with the geometry. */
export const ViewportText = ({ view, code, timepoint, windowOf, cautions, level, blinded = false }: ViewportTextProps): ReactElement | null => {
  const { series, slice } = view;
  if (!series) return null;
  const { thickness, every } = thicknessInWords(series);
  return (
    <>
      <div className="corner tl">
        <Line><b>Im {view.index + 1}<span className="of-slices">/</span>{view.count}</b></Line>
        {slice && <Line>{positionInWords(series, slice)}</Line>}
        {slice?.lossy && <Line><Icon name="caution" />LOSSY{slice.lossy.ratio === null ? '' : ` ${whole(slice.lossy.ratio)}:1`}</Line>}
        {series.findings.map((finding) => <Line key={finding.kind}><Icon name={finding.kind === 'no-millimetres' ? 'fault' : 'caution'} />{findingInWords(finding)}</Line>)}
      </div>
      <div className="corner tr">
        <Line>{code}</Line>
        <Line>{timepoint.label}, {whenOf(timepoint, blinded, (iso) => iso)}</Line>
        <Line>{acquisitionInWords(series)}</Line>
        {cautions.map((fact) => <Line key={fact}><Icon name="caution" />{fact}</Line>)}
        {level && <Line>{!level.sure && <Icon name="caution" />}{levelInWords(level)}</Line>}
      </div>
      <div className="corner bl">
        {view.probe && <Line><b>{whole(view.probe.value)}</b> {view.probe.unit}</Line>}
        <Line>W {whole(view.window.width)}&ensp;L {whole(view.window.center)}{windowOf && isShown(windowOf, view.window) && <span className="window-of">&ensp;{windowOf.name}</span>}{view.inverted && ' inverted'}</Line>
        <span className="ln">Zoom {view.zoom.toFixed(2)}×</span>
      </div>
      <div className="corner br">
        <ScaleBar pixelsPerMm={view.cssPixelsPerMm} /><br />
        <span className="ln">{thickness}<span className="every">{every}</span></span>
      </div>
      <Letters {...view.letters} />
    </>
  );
};

const ScaleBar = ({ pixelsPerMm }: { readonly pixelsPerMm: number | null }): ReactElement => {
  const element = useRef<HTMLSpanElement>(null);
  const [width, setWidth] = useState(500);
  useEffect(() => {
    const image = element.current?.closest('.vp-image');
    if (!image) return undefined;
    const resized = new ResizeObserver(() => setWidth(image.clientWidth));
    resized.observe(image);
    return () => resized.disconnect();
  }, []);
  if (pixelsPerMm === null) return <span className="ln" ref={element}>no mm</span>;
  const bar = scaleBar(pixelsPerMm, width);
  return <span className="scale" ref={element}><span>{bar.mm} mm</span><i data-mm={bar.mm} style={{ width: `${bar.px}px` }} /></span>;
};

const Letters = ({ top, right, bottom, left }: ViewState['letters']): ReactElement => (
  <><span className="letter a">{top}</span><span className="letter p">{bottom}</span><span className="letter r">{left}</span><span className="letter l">{right}</span></>
);
