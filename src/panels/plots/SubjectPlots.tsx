import { Fragment, useLayoutEffect, useMemo, useRef, useState, type ReactElement } from 'react';
import type { Assessment } from '../../irecist';
import type { LesionId, Read, TimepointId } from '../../read';
import { Badge } from '../parts/Badge';
import { counted } from '../numbers';
import { aidOn, labelOn } from '../room/aid-on';
import type { RoomSession } from '../room-props';
import '../styles/plots.css';
import { DataTable } from './DataTable';
import { Framed } from './Framed';
import { LesionsPicture, lesionsHeight } from './LesionsPicture';
import { NewLesionsPicture, NEW_LESIONS_HEIGHT } from './NewLesionsPicture';
import { PlotPage } from './PlotPage';
import { lesionTable, sumTable, type PlotTable } from './plot-table';
import { subjectFigure, sumName, type PlotFile } from './subject-figure';
import { subjectPlot, type SubjectPlot } from './subject-plot';
import { sumCaption, sumHeight, SumPicture } from './SumPicture';

/** What is to be saved, and how: a picture or the values. */
export type PlotSaving =
  | { readonly as: 'svg' | 'png'; readonly name: string; readonly file: PlotFile }
  | { readonly as: 'csv'; readonly name: string; readonly tables: readonly PlotTable[] };

export interface SubjectPlotsProps {
  readonly read: Read;
  /** Null while the findings cannot be assessed. */
  readonly assessment: Assessment | null;
  readonly session: Pick<RoomSession, 'reader' | 'aids' | 'blinded' | 'labelHidden'>;
  /** Shows the image of a scan, at a lesion where one is named. */
  readonly open: (timepoint: TimepointId, lesion: LesionId | null) => void;
  readonly save: (what: PlotSaving) => void;
  readonly openCohort: () => void;
  readonly close: () => void;
}

/** The plots of the read on screen, laid over the room. */
export const SubjectPlots = ({ read, assessment, session, open, save, openCohort, close }: SubjectPlotsProps): ReactElement => {
  const dialog = useRef<HTMLDialogElement>(null);
  const [tableShown, setTableShown] = useState(true);
  const [white, setWhite] = useState(false);
  const plot = useMemo(() => (assessment && !session.labelHidden ? subjectPlot(read, assessment, { labelled: (timepoint) => labelOn({ read, session }, timepoint), blinded: session.blinded ?? false, repeatability: aidOn({ read, session }, 'repeatability') }) : null), [read, assessment, session]);
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  const saveAs = (as: 'svg' | 'png' | 'csv'): void => {
    if (!plot) return;
    const name = `nadir-plots-${plot.code}`;
    save(as === 'csv' ? { as, name, tables: [sumTable(plot), lesionTable(plot)] } : { as, name, file: subjectFigure(plot, { paper: white, part: 'all', ids: 'nadir' }) });
  };
  return (
    <dialog ref={dialog} className="plots-sheet" aria-label={`Plots, ${read.subject.code}`} onCancel={(event) => { event.preventDefault(); close(); }}
      onKeyDown={(event) => { if (event.key === 'Escape') { event.preventDefault(); close(); } event.stopPropagation(); }}>
      <PlotPage facts={[read.subject.code, `Reader ${session.reader}`]} goHome={null} leave={{ label: 'Back to the images', press: close }}
        tabs={[{ label: 'Subject', current: true, press: () => undefined }, ...(session.blinded ? [] : [{ label: 'Cohort', current: false, press: openCohort }])]}
        tools={{ tableShown, toggleTable: () => setTableShown(!tableShown), white, toggleWhite: () => setWhite(!white), save: saveAs }}>
        {plot ? <Views plot={plot} white={white} tableShown={tableShown} open={open} /> : <main className="plots-none"><p className="muted">{session.labelHidden ? 'The charter hides labels and sums from the reader.' : 'The read cannot be assessed as it stands; the response card says why.'}</p></main>}
      </PlotPage>
    </dialog>
  );
};

const Views = ({ plot, white, tableShown, open }: { readonly plot: SubjectPlot; readonly white: boolean; readonly tableShown: boolean; readonly open: SubjectPlotsProps['open'] }): ReactElement => {
  const { scans, both, waiting } = plot;
  const last = scans.findLast(({ lanes }) => lanes !== null);
  const now = both ? (last?.lanes?.irecist ?? null) : (last?.lanes?.recist11 ?? null);
  const after = plot.datedTo !== null ? `progression dated ${plot.datedTo}` : plot.takenBack && now !== 'iUPD' ? 'earlier iUPD not confirmed' : '';
  const own = scans.filter(({ lanes }) => lanes?.chosen);
  return (
    <main className="plots-subject">
      <header>
        <h2>{plot.code}</h2><span className="muted">{`${counted(scans.length, 'scan')}${scans.length > 1 ? `, ${scans[0]?.label} to ${scans.at(-1)?.label}` : ''}${waiting.length > 0 ? `; ${waiting.join(', ')} not read` : ''}`}</span>
        <span className="push" />
        {now && <><span className="muted">{`${both ? 'iRECIST' : 'RECIST 1.1'} at ${last?.label}`}</span><Badge response={now} again={last?.lanes?.again ?? false} /></>}
        {after !== '' && <span className="muted">{after}</span>}
        {own.length > 0 && <span className="muted">{`reader’s own label at ${own.map(({ label }) => label).join(', ')}`}</span>}
      </header>
      <div className="plots-main">
        <Framed title={`Sum of ${counted(plot.targets, 'target diameter')}`} about={sumCaption(plot)} name={sumName(plot)} white={white} width={912} least={560} height={() => sumHeight(plot)}>
          {(width) => <SumPicture plot={plot} width={width} open={open} />}
        </Framed>
        <DataTable table={sumTable(plot)} shown={tableShown} under={scans.map(({ when }) => when)} />
        <DataTable table={lesionTable(plot)} shown={tableShown} />
      </div>
      <aside className="plots-side">
        <Framed title="Each lesion" about="mm measured; node by short axis" name={`Each lesion over time, mm, ${plot.code}`} white={white} width={424} height={() => lesionsHeight(plot)}>
          {(width) => <LesionsPicture plot={plot} width={width} open={open} />}
        </Framed>
        <Framed title="New lesions" about="own axis, never in the target sum" name={`New-lesion burden, own axis, ${plot.code}`} white={white} width={424} height={() => NEW_LESIONS_HEIGHT}>
          {(width) => <NewLesionsPicture plot={plot} width={width} open={open} />}
        </Framed>
        <Why plot={plot} />
      </aside>
    </main>
  );
};

/** The one sentence for each of the last two labels. */
const Why = ({ plot }: { readonly plot: SubjectPlot }): ReactElement | null => {
  const last = plot.scans.filter(({ lanes }) => lanes !== null).slice(-2);
  if (last.length === 0) return null;
  return (
    <section aria-label="Why">
      <div className="plot-head"><h2>Why</h2><span className="muted small">{last.length === 2 ? 'last two scans' : 'last scan'}</span></div>
      <div className="plot-why small">
        {last.map(({ timepoint, label, lanes, response }) => (
          <Fragment key={timepoint}>
            <Badge response={plot.both ? (lanes?.irecist ?? null) : (lanes?.recist11 ?? null)} again={lanes?.again ?? false} />
            <span>{label}: {response.because}{lanes?.chosen && <span className="muted"> The reader set {[lanes.chosen.recist11, lanes.chosen.irecist].filter((one) => one !== null).join(', ')}: {lanes.chosen.reason}</span>}</span>
          </Fragment>
        ))}
      </div>
    </section>
  );
};
