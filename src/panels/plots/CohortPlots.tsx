import { useMemo, useState, type ReactElement, type ReactNode } from 'react';
import type { ResponseLabel } from '../parts/Badge';
import { FileButton } from '../parts/FileButton';
import { NoteLine } from '../parts/NoteLine';
import type { PageMessage } from '../pages-props';
import { Toggle } from '../parts/Toggle';
import { counted } from '../numbers';
import '../styles/plots.css';
import { cohortFigure } from './cohort-figure';
import { cohortPlot, type CohortMember, type CohortPlot } from './cohort-plot';
import { cohortTable } from './cohort-table';
import { DataTable } from './DataTable';
import { Figure } from './Figure';
import { Framed } from './Framed';
import { SCREEN } from './ink';
import { Shape, useHatch } from './parts';
import { PlotPage } from './PlotPage';
import type { PlotSaving } from './SubjectPlots';
import { SPIDER_HEIGHT, SpiderPicture } from './SpiderPicture';
import { swimmerHeight, SwimmerPicture } from './SwimmerPicture';
import { ratesInWords, WaterfallPicture, WATERFALL_HEIGHT } from './WaterfallPicture';

export interface CohortPlotsProps {
  readonly members: readonly CohortMember[];
  /** Which reads take part. */
  readonly sources: { readonly kept: boolean; readonly teaching: boolean };
  readonly counts: { readonly kept: number; readonly files: number; readonly teaching: number };
  readonly reader: string;
  readonly message: PageMessage | null;
  readonly loading: boolean;
  readonly setSource: (source: 'kept' | 'teaching', on: boolean) => void;
  readonly addFiles: (files: readonly File[]) => void;
  readonly open: (member: string, timepoint: string) => void;
  readonly save: (what: PlotSaving) => void;
  readonly goHome: () => void;
}

/** A set of reads side by side: change over time, best change, time on study. */
export const CohortPlots = ({ members, sources, counts, reader, message, loading, setSource, addFiles, open, save, goHome }: CohortPlotsProps): ReactElement => {
  const [tableShown, setTableShown] = useState(false);
  const [white, setWhite] = useState(false);
  const plot = useMemo(() => cohortPlot(members), [members]);
  const name = `nadir-cohort-${plot.subjects.length}`;
  const saveAs = (as: 'svg' | 'png' | 'csv'): void => save(as === 'csv' ? { as, name, tables: [cohortTable(plot)] } : { as, name, file: cohortFigure(plot, { paper: white, ids: 'nadir' }) });
  return (
    <PlotPage facts={[`Reader ${reader}`]} goHome={goHome} tabs={[{ label: `Cohort of ${plot.subjects.length}`, current: true, press: () => undefined }]}
      more={<FileButton label="Add reads" icon="open" multiple accept=".json,application/json" choose={addFiles} />}
      tools={{ tableShown, toggleTable: () => setTableShown(!tableShown), white, toggleWhite: () => setWhite(!white), save: saveAs }}>
      <main className="plots-cohort">
        <div className="cohort-sources small">
          <Toggle label={`Reads kept in this browser (${counts.kept})`} on={sources.kept} change={(on) => setSource('kept', on)} />
          <Toggle label={`Teaching cases (${counts.teaching})`} on={sources.teaching} change={(on) => setSource('teaching', on)} />
          {counts.files > 0 && <span className="muted">{counted(counts.files, 'read file')}</span>}
          {plot.left.length > 0 && <span className="muted" title={plot.left.join(', ')}>{`Not drawn, no follow-up read: ${plot.left.length}`}</span>}
          {loading && <span className="muted">Reading…</span>}
        </div>
        {message && <div className="full"><NoteLine note={message} /></div>}
        {plot.subjects.length === 0
          ? <p className="full muted">{loading ? '' : 'No read with a follow-up is here yet. Keep a read in this browser, add read files, or show the teaching cases.'}</p>
          : <Plots plot={plot} white={white} open={open} />}
        {plot.subjects.length > 0 && <div className="full"><DataTable table={cohortTable(plot)} shown={tableShown} /></div>}
      </main>
    </PlotPage>
  );
};

const Plots = ({ plot, white, open }: { readonly plot: CohortPlot; readonly white: boolean; readonly open: CohortPlotsProps['open'] }): ReactElement => {
  const rates = ratesInWords(plot);
  return (
    <>
      <Framed title="Every subject over time" about="Bright: pseudoprogression. PD is judged from the nadir, so the +20 line is a guide only." name="Spider plot: change of target sum from baseline by subject" white={white} width={676} least={520} height={() => SPIDER_HEIGHT}>
        {(width) => <SpiderPicture plot={plot} width={width} open={({ id }, timepoint) => open(id, timepoint)} />}
      </Framed>
      <Framed title="Best change" about={<>{rates.beyond} <b>{rates.confirmed}</b></>} name="Waterfall plot: best change from baseline" white={white} width={652} least={480} height={() => WATERFALL_HEIGHT}>
        {(width) => <WaterfallPicture plot={plot} width={width} open={({ id }, timepoint) => open(id, timepoint)} />}
      </Framed>
      <div className="full">
        <Framed title="Time on study" after={<Key />} name="Swimmer plot: time on study with labels" white={white} width={1368} least={640} height={() => swimmerHeight(plot)}>
          {(width) => <SwimmerPicture plot={plot} width={width} open={({ id }, timepoint) => open(id, timepoint)} />}
        </Framed>
      </div>
    </>
  );
};

const SHAPES: readonly (readonly [ResponseLabel, string])[] = [['iUPD', 'iUPD, hollow'], ['iCPD', 'iCPD, filled'], ['iSD', 'iSD'], ['iPR', 'iPR'], ['iCR', 'iCR']];

const KeyDrawing = ({ width, children }: { readonly width: number; readonly children: ReactNode }): ReactElement => <svg width={width} height={14} viewBox={`${-width / 2} -7 ${width} 14`} aria-hidden="true">{children}</svg>;
const WindowSwatch = (): ReactElement => <rect x={-9} y={-5} width={18} height={10} fill={useHatch()('window')} />;

const Key = (): ReactElement => (
  <div className="plot-key">
    {SHAPES.map(([label, words]) => <span key={label}><KeyDrawing width={16}><Shape label={label} scale={0.9} /></KeyDrawing>{words}</span>)}
    <span><Figure name="confirm window" ids="key" width={18} height={14} inks={SCREEN}><g transform="translate(9 7)"><WindowSwatch /></g></Figure>confirm window</span>
    <span><KeyDrawing width={6}><path d="M0-7v14" stroke={SCREEN.progression} strokeWidth={2} /></KeyDrawing>RECIST 1.1 would stop</span>
    <span><b style={{ color: SCREEN.newLesion }}>*</b>new lesion</span>
  </div>
);
