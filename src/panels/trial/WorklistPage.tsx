import { useEffect, useRef, useState, type ReactElement } from 'react';
import type { Study } from '../../trial';
import { Bar } from '../parts/Bar';
import { Button } from '../parts/Button';
import { Chip } from '../parts/Chip';
import { FileButton } from '../parts/FileButton';
import { NoteLine } from '../parts/NoteLine';
import { ResearchStrip } from '../parts/ResearchStrip';
import '../styles/trial.css';
import { IdentityForm } from './IdentityForm';
import type { WorklistProps } from './worklist-props';
import { ScanChips, WorklistTable } from './WorklistTable';
import { actionInWords, currentBatch, designInWords, hiddenInWords, nextRow } from './worklist-words';

/** A reader's own list: codes, ordinals and study days, and nothing of a scan that may not be opened yet (R2, R3). */
export const WorklistPage = (props: WorklistProps): ReactElement => {
  const { identity, study, fault, goHome, openPackage, save } = props;
  return (
    <div className="page trial">
      <ResearchStrip facts={study ? [`Study ${study.id}`, `charter version ${study.version}`] : ['Blinded reads']} />
      <Bar goHome={goHome}>
        <span className="sep" /><h1 className="case strong">Worklist</h1>{study && study.blinded.length > 0 && <Chip>blinded</Chip>}{study && <Chip>{designInWords(study)}</Chip>}
        <span className="push" />{identity && <span className="muted">Reader {identity.id}</span>}
        {identity && <Button icon="save" label="Save identity file" press={save} />}
        <FileButton icon="open" label="Open package" choose={([file]) => { if (file) openPackage(file); }} />
      </Bar>
      <div className="trial-body">
      {fault && <div className="told"><NoteLine note={{ rank: 'fault', fact: 'Not opened.', follows: fault }} /></div>}
      {study ? <Rows {...props} study={study} /> : (
        <main className="trial-start">
          <h2>Blinded reads</h2>
          <p className="soft">A package holds the subjects you read, under codes, sealed scan by scan. It opens for the identity that it was made for.</p>
          {identity ? <p>Identity <b>{identity.id}</b>, {identity.name}. Save its file and give it to the coordinator, then open the package that you get.</p>
            : <IdentityForm id={props.reader} create={props.create} open={props.open} save={save} />}
        </main>
      )}
      </div>
    </div>
  );
};

const Rows = ({ study, rows, drafts, entries, sound, busy, coordinator, openRow }: WorklistProps & { readonly study: Study }): ReactElement => {
  const [now] = useState(() => new Date());
  const { batch, rows: own, opensAt } = currentBatch(rows, study, now);
  const next = opensAt === null ? nextRow(own) : null;
  const done = own.filter(({ state }) => state === 'done').length;
  const open = own.filter(({ state }) => state !== 'done' && state !== 'not-started').length;
  const nextCode = next?.code ?? null;
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), [nextCode]); // Enter opens it, whatever was pressed last
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Enter' && nextCode !== null && !(event.target instanceof HTMLElement && event.target.closest('button, input, select, label'))) openRow(nextCode);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [nextCode, openRow]);
  return (
    <div className="worklist">
      <main>
        <div className="sec-head"><h2>{batch === 0 ? 'Training' : `Batch ${batch}`}</h2><span className="muted">{own.length} {own.length === 1 ? 'subject' : 'subjects'}, in your order</span><span className="end">{done} done, {open} open, {own.length - done - open} to start</span></div>
        {opensAt !== null && <NoteLine note={{ rank: 'information', fact: `Batch ${batch} opens on ${opensAt.slice(0, 10)}.`, follows: `${study.batches.washoutDays} days after the batch before.` }} />}
        {next && (
          <section className="worklist-next" aria-label="Next">
            <span><span className="muted">{next.state === 'not-started' ? 'Begin' : 'Continue'}</span><b>{next.code}</b></span>
            <ScanChips row={next} />
            <span className="muted grow">{next.scans.length > 0 && `Study day ${next.scans.at(-1)?.studyDay ?? 0}. `}{drafts.get(next.code)}</span>
            <Button ref={button} kind="main" label={busy === next.code ? 'Opening…' : actionInWords(next)} keys={['Enter']} disabled={busy !== null} press={() => openRow(next.code)} />
          </section>
        )}
        <WorklistTable rows={own} selected={next?.code ?? null} drafts={drafts} now={now} waits={opensAt !== null} open={openRow} />
        <p className="faint foot">Only scans that you may open are listed. How many follow is not shown, opened or loaded until the one before is signed.</p>
      </main>
      <aside aria-label="Batch and rules">
        <section><h2 className="small">Your batch</h2>
          <progress max={own.length} value={done} aria-label="Subjects done" />
          <dl className="pairs"><dt>Subjects done</dt><dd>{done} of {own.length}</dd><dt>Scans signed</dt><dd>{rows.flatMap(({ scans }) => scans.filter(({ state }) => state === 'signed')).length}</dd><dt>Open amendments</dt><dd>{rows.filter(({ state }) => state === 'amendment').length}</dd><dt>Washout after it</dt><dd>{study.batches.washoutDays} days</dd></dl>
        </section>
        <section><h2 className="small">Before the first stroke</h2>
          <ol>{study.quality.required && <li>Quality gate: slices, phase, spacing</li>}<li>Search checklist, {study.checklist.length} systems</li><li>Measure, then non-targets, then new lesions</li><li>Sign. The scan locks and the next one opens</li></ol>
        </section>
        <section><h2 className="small">Hidden from you</h2><p>{hiddenInWords(study.blinded)}</p></section>
        {coordinator && <section><h2 className="small">Coordinator’s key</h2><p className="mono">{coordinator}</p></section>}
        <section><div className="sec-head"><h2 className="small">Your last entries</h2><span className="end faint">{sound ? 'audit trail, chain sound' : 'a trail does not hold'}</span></div>
          <table className="plain-table last-entries"><tbody>{entries.map(({ at, code, what }) => <tr key={at + code + what}><td className="num muted">{new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })}</td><td>{code}</td><td className="muted">{what}</td></tr>)}</tbody></table>
        </section>
      </aside>
    </div>
  );
};
