import type { ReactElement, ReactNode } from 'react';
import { charterDocument, PRESETS } from '../../irecist';
import { ADJUDICATION_VARIABLES, AIDS, BLINDABLE, CONTRASTS, OWN_READERS, READ_DESIGNS, REGIONS, type Study } from '../../trial';

const Field = ({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactElement => <label className="study-field"><span>{label}</span>{children}</label>;

interface ManyProps<Option extends string> {
  readonly label: string;
  readonly options: readonly Option[];
  readonly chosen: readonly Option[];
  readonly take: (chosen: readonly Option[]) => void;
}
function Many<Option extends string>({ label, options, chosen, take }: ManyProps<Option>): ReactElement {
  return (
    <fieldset className="study-many"><legend>{label}</legend>
      {options.map((one) => <label key={one}><input type="checkbox" checked={chosen.includes(one)} onChange={() => take(options.filter((other) => (other === one) !== chosen.includes(other)))} />{one.replaceAll('-', ' ')}</label>)}
    </fieldset>
  );
}

interface OneProps<Option extends string> {
  readonly label: string;
  readonly options: readonly Option[];
  readonly value: Option;
  readonly take: (value: Option) => void;
}
function One<Option extends string>({ label, options, value, take }: OneProps<Option>): ReactElement {
  return <Field label={label}><select className="box" value={value} onChange={(event) => { const to = options.find((one) => one === event.currentTarget.value); if (to) take(to); }}>{options.map((one) => <option key={one} value={one}>{one.replaceAll('-', ' ')}</option>)}</select></Field>;
}

interface AmountProps {
  readonly label: string;
  readonly value: number;
  readonly step?: number;
  readonly take: (value: number) => void;
}
const Amount = ({ label, value, step = 1, take }: AmountProps): ReactElement => <Field label={label}><input className="box" type="number" step={step} value={Number.isFinite(value) ? value : ''} onChange={(event) => take(event.currentTarget.valueAsNumber)} /></Field>;
const Words = ({ label, value, take }: { readonly label: string; readonly value: string; readonly take: (value: string) => void }): ReactElement => <Field label={label}><input className="box" value={value} onChange={(event) => take(event.currentTarget.value)} /></Field>;
const Yes = ({ label, on, take }: { readonly label: string; readonly on: boolean; readonly take: (on: boolean) => void }): ReactElement => <label className="study-yes"><input type="checkbox" checked={on} onChange={() => take(!on)} />{label}</label>;

/** R1: everything that a study fixes before the first read, as one form over its document. */
export const StudyForm = ({ study, change }: { readonly study: Study; readonly change: (study: Study) => void }): ReactElement => {
  const set = (part: Partial<Study>): void => change({ ...study, ...part });
  const gate = (part: Partial<Study['quality']>): void => set({ quality: { ...study.quality, ...part } });
  const label = (on: boolean): void => set({ showLabelToReader: on, aids: on ? [...study.aids, 'label'] : study.aids.filter((one) => one !== 'label') });
  const preset = PRESETS.find(({ name }) => name === study.charter.name);
  return (
    <div className="study-form">
      <section aria-label="Study"><h2 className="small">Study</h2>
        <Words label="Id" value={study.id} take={(id) => set({ id })} /><Words label="Title" value={study.title} take={(title) => set({ title })} /><Amount label="Version" value={study.version} take={(version) => set({ version })} />
        <Field label="Criteria"><select className="box" value={preset?.id ?? ''} onChange={(event) => { const to = PRESETS.find(({ id }) => id === event.currentTarget.value); if (to) set({ charter: charterDocument(to.charter) }); }}>{!preset && <option value="">{study.charter.name}</option>}{PRESETS.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}</select></Field>
        <Words label="Seed of every order" value={study.seed} take={(seed) => set({ seed })} />
      </section>
      <section aria-label="Design"><h2 className="small">Read design</h2>
        <One label="Design" options={READ_DESIGNS} value={study.design} take={(design) => set({ design })} /><Amount label="Readers" value={study.readers} take={(readers) => set({ readers })} />
        <Amount label="Subjects in a batch" value={study.batches.size} take={(size) => set({ batches: { ...study.batches, size } })} /><Amount label="Washout, days" value={study.batches.washoutDays} take={(washoutDays) => set({ batches: { ...study.batches, washoutDays } })} />
        <Amount label="Re-read share, 0 or 0.05 to 0.1" step={0.01} value={study.rereadShare} take={(rereadShare) => set({ rereadShare })} />
        <Amount label="Signed out after, minutes" value={study.signing.idleMinutes} take={(idleMinutes) => set({ signing: { ...study.signing, idleMinutes } })} />
      </section>
      <section aria-label="Blinding"><h2 className="small">Blinding</h2><Many label="Hidden from readers" options={BLINDABLE} chosen={study.blinded} take={(blinded) => set({ blinded })} /><Yes label="Show the computed label to the reader" on={study.showLabelToReader} take={label} /></section>
      <section aria-label="Adjudication"><h2 className="small">Adjudication</h2><Many label="Compared on" options={ADJUDICATION_VARIABLES} chosen={study.adjudication.variables} take={(variables) => set({ adjudication: { ...study.adjudication, variables } })} /><One label="A read of one’s own" options={OWN_READERS} value={study.adjudication.ownRead} take={(ownRead) => set({ adjudication: { ...study.adjudication, ownRead } })} /></section>
      <section aria-label="Quality gate"><h2 className="small">Quality gate</h2><Yes label="Asked before the first stroke" on={study.quality.required} take={(required) => gate({ required })} />
        <Amount label="Slices at most, mm" step={0.5} value={study.quality.maxSliceThicknessMm} take={(maxSliceThicknessMm) => gate({ maxSliceThicknessMm })} /><One label="Contrast" options={CONTRASTS} value={study.quality.contrast} take={(contrast) => gate({ contrast })} />
        <Many label="Coverage" options={REGIONS} chosen={study.quality.coverage} take={(coverage) => gate({ coverage })} /><Yes label="Missing slices allowed" on={study.quality.missingSlicesAllowed} take={(missingSlicesAllowed) => gate({ missingSlicesAllowed })} /><Yes label="Lossy compression allowed" on={study.quality.lossyAllowed} take={(lossyAllowed) => gate({ lossyAllowed })} /></section>
      <section aria-label="Aids"><h2 className="small">Aids</h2><Many label="Allowed" options={AIDS.filter((one) => one !== 'label')} chosen={study.aids.filter((one) => one !== 'label')} take={(aids) => set({ aids: study.showLabelToReader ? [...aids, 'label'] : aids })} /><Yes label="Look back is asked of every new lesion" on={study.lookBackRequired} take={(lookBackRequired) => set({ lookBackRequired })} /></section>
    </div>
  );
};
