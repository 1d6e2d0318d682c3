import { useEffect, useMemo, useState, type ReactElement } from 'react';
import { filteredRows, type AuditFilter, type AuditRow } from '../../trial';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { FileButton } from '../parts/FileButton';
import { Icon } from '../parts/Icon';
import { useDrop } from '../pages/use-drop';
import '../styles/trial.css';
import { AuditTable } from './AuditTable';
import type { AuditSheetProps, Verification } from './audit-props';

const distinct = <Key extends 'by' | 'timepoint' | 'lesion' | 'kind'>(rows: readonly AuditRow[], key: Key): readonly string[] => [...new Set(rows.flatMap((row) => row[key] ?? []))];

/** "labelOverridden" → "label overridden". */
const spaced = (kind: string): string => kind.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

interface ChoiceProps {
  readonly label: string;
  readonly options: readonly string[];
  readonly value: string | undefined;
  readonly take: (value: string | undefined) => void;
}
const Choice = ({ label, options, value, take }: ChoiceProps): ReactElement => (
  <select className="box" aria-label={label} value={value ?? ''} onChange={(event) => take(event.currentTarget.value || undefined)}>
    <option value="">{label}</option>
    {options.map((one) => <option key={one} value={one}>{spaced(one)}</option>)}
  </select>
);

const Verdict = ({ verification }: { readonly verification: Verification }): ReactElement => {
  if (verification.kind === 'no-log') return <p className="verdict fault" role="alert"><Icon name="fault" /><span><b>{verification.name} cannot be verified.</b> {verification.detail}</span></p>;
  const { name, entries, findings } = verification;
  const [first] = findings;
  if (!first) return <p className="verdict"><Icon name="tick" /><span><b>{name}: {entries} entries, chain sound.</b> Every hash, signature, time and lock fits.</span></p>;
  return (
    <div className="verdict fault" role="alert">
      <Icon name="fault" />
      <div><b>{name}: {findings.length} {findings.length === 1 ? 'thing does' : 'things do'} not fit{first.index === null ? '.' : `, the first at entry ${first.index + 1}.`}</b>
        <ol>{findings.slice(0, 6).map((finding) => <li key={`${finding.kind} ${finding.index}`}>{finding.index === null ? 'Log' : `Entry ${finding.index + 1}`}: {finding.detail}</li>)}</ol></div>
    </div>
  );
};

/** R5: the whole trail of a read as a table, with filters; to files; and any log held against itself. */
export const AuditSheet = ({ code, rows, head, verify, verifyFile, saveJsonl, saveCsv, close }: AuditSheetProps): ReactElement => {
  const [filter, setFilter] = useState<AuditFilter>({});
  const [verification, setVerification] = useState<Verification | null>(null);
  const shown = useMemo(() => filteredRows(rows, filter), [rows, filter]);
  const { over, handlers } = useDrop((transfer) => { const [file] = transfer.files; if (file) void verifyFile(file).then(setVerification); });
  useEffect(() => {
    let live = true;
    void verify().then((found) => { if (live) setVerification(found); });
    return () => { live = false; };
  }, [verify]);
  const take = (name: 'by' | 'timepoint' | 'lesion' | 'words') => (value: string | undefined): void => {
    const { [name]: _old, ...rest } = filter;
    setFilter(value === undefined || value === '' ? rest : { ...rest, [name]: value });
  };
  const takeKind = (value: string | undefined): void => {
    const { kinds: _old, ...rest } = filter;
    const kind = rows.find((row) => row.kind === value)?.kind;
    setFilter(kind ? { ...rest, kinds: [kind] } : rest);
  };
  return (
    <Dialog title="Audit trail" width={84} close={close} head={<span className="muted head-note">{code}, head <span className="mono">{head.slice(0, 16)}</span></span>}
      foot={<><span className="muted small">{shown.length} of {rows.length} entries. Drop a read or trail file here to verify it.</span><span className="push" />
        <FileButton icon="open" label="Verify a file" accept=".json,.jsonl,application/json" choose={([file]) => { if (file) void verifyFile(file).then(setVerification); }} />
        <Button icon="save" label="Save JSONL" press={saveJsonl} /><Button icon="save" label="Save CSV" press={() => saveCsv(shown)} /></>}>
      <div className={over ? 'audit over' : 'audit'} {...handlers}>
        <div className="audit-filter" role="search" aria-label="Filter the trail">
          <label className="field"><Icon name="find" /><input aria-label="Words" placeholder="Words" value={filter.words ?? ''} onChange={(event) => take('words')(event.currentTarget.value)} /></label>
          <Choice label="Every act" options={distinct(rows, 'kind')} value={filter.kinds?.[0]} take={takeKind} />
          <Choice label="Every scan" options={distinct(rows, 'timepoint')} value={filter.timepoint} take={take('timepoint')} />
          <Choice label="Every lesion" options={distinct(rows, 'lesion')} value={filter.lesion} take={take('lesion')} />
          {distinct(rows, 'by').length > 1 && <Choice label="Everybody" options={distinct(rows, 'by')} value={filter.by} take={take('by')} />}
        </div>
        {verification && <Verdict verification={verification} />}
        <AuditTable rows={shown} />
      </div>
    </Dialog>
  );
};
