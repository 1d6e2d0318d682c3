import { useState, type ReactElement } from 'react';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { NoteLine } from '../parts/NoteLine';
import '../styles/report.css';
import type { ExportOptions, ExportSheetProps } from './report-props';

interface Choosing<Value extends string> {
  readonly legend: string;
  readonly value: Value;
  readonly of: readonly (readonly [Value, string])[];
  readonly disabled?: boolean;
  readonly set: (value: Value) => void;
}

const Choice = <Value extends string>({ legend, value, of, disabled = false, set }: Choosing<Value>): ReactElement => (
  <fieldset className="export-option" disabled={disabled}>
    <legend>{legend}</legend>
    {of.map(([one, words]) => <label key={one}><input type="radio" name={legend} checked={value === one} onChange={() => set(one)} /> {words}</label>)}
  </fieldset>
);

/** What can be taken out of the read: single files, or all that are ticked in one zip with checksums. Every export leaves a trace in the log. */
export const ExportSheet = (props: ExportSheetProps): ReactElement => {
  const { code, timepoints, choices, options, blinded, setOptions, working, told, save, saveAll, openReport, close } = props;
  const [ticked, setTicked] = useState<ReadonlySet<string>>(() => new Set(['read', 'measurements', 'report']));
  const set = (change: Partial<ExportOptions>): void => setOptions({ ...options, ...change });
  const wanted = choices.filter(({ id, lack }) => ticked.has(id) && lack === null).map(({ id }) => id);
  const tick = (id: string, on: boolean): void => setTicked(new Set(on ? [...ticked, id] : [...ticked].filter((one) => one !== id)));
  return (
    <Dialog title={`Export, ${code}`} width={60} close={close}
      foot={<>
        <Button kind="edge" label="Look at the report" press={openReport} /><span className="push" />
        <Button kind="main" label={`Save ${wanted.length} in one zip`} disabled={working || wanted.length === 0} press={() => saveAll(wanted)} />
      </>}>
      <div className="export-sheet">
        <label className="export-option">Reported scan <select value={options.timepoint} onChange={(event) => set({ timepoint: event.target.value })}>
          {timepoints.map(({ id, label }) => <option key={id} value={id}>{label}</option>)}
        </select></label>
        <Choice legend="Subject named by" value={options.named} of={[['code', 'Code of the read'], ['patient-id', 'Patient ID of the images']]} disabled={blinded} set={(named) => set({ named })} />
        <Choice legend="Time told as" value={options.days} of={[['iso', 'Dates'], ['study-day', 'Study days, no dates']]} disabled={blinded} set={(days) => set({ days })} />
        <Choice legend="i-labels in CDISC tables" value={options.iPrefix} of={[['afterFirstIUPD', 'From the first iUPD'], ['always', 'Always']]} set={(iPrefix) => set({ iPrefix })} />
        {blinded && <NoteLine note={{ rank: 'information', fact: 'This read is blinded.', follows: 'Files carry its code and study days only.' }} />}
        <table className="export-table">
          <thead><tr><th scope="col">Take</th><th scope="col">What</th><th scope="col"><span className="sr">Save alone</span></th></tr></thead>
          <tbody>{choices.map(({ id, title, detail, lack }) => (
            <tr key={id}>
              <td><input type="checkbox" aria-label={`Take ${title}`} checked={ticked.has(id) && lack === null} disabled={lack !== null} onChange={(event) => tick(id, event.target.checked)} /></td>
              <td>{title}<small>{lack ?? detail}</small></td>
              <td><Button small kind="edge" label="Save" title={`Save ${title}`} disabled={working || lack !== null} press={() => save(id)} /></td>
            </tr>
          ))}</tbody>
        </table>
        <p role="status" className={told?.fault ? 'export-told fault' : 'export-told'}>{working ? 'Being made …' : (told?.text ?? '')}</p>
      </div>
    </Dialog>
  );
};
