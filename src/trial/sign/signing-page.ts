import { readFrom, type Log, type Read, type Signature, type TimepointId } from '../../read';
import { signable, type SigningMatter } from '../lock/signable';
import type { Study } from '../study/study';

/** What stands on the page before a scan is signed (R7): what is signed, what it follows, and what is still open. */
export interface SigningPage {
  readonly label: string;
  readonly studyDay: number;
  readonly open: readonly SigningMatter[];
  /** Answered of asked. */
  readonly targets: { readonly answered: number; readonly of: number };
  readonly nonTargets: { readonly answered: number; readonly of: number };
  readonly searched: { readonly answered: number; readonly of: number };
  readonly newLesions: readonly string[];
  readonly quality: 'passed' | 'not-passed' | 'not-judged';
  readonly meaning: Signature['meaning'];
  /** Hash of the log as it will be signed. */
  readonly head: string;
  /** The signature before it. */
  readonly follows: { readonly label: string; readonly head: string; readonly at: string } | null;
  /** It was signed before, and opened again. */
  readonly isAmendment: boolean;
}

const answered = (read: Read, role: 'target' | 'non-target', timepoint: TimepointId, open: readonly SigningMatter[]): { readonly answered: number; readonly of: number } => {
  const asked = read.lesions.filter((lesion) => lesion.role === role);
  const missing = new Set(open.flatMap((matter) => (matter.kind === 'lesion-unanswered' ? [matter.lesion] : [])));
  return { answered: asked.filter(({ name, at }) => at.has(timepoint) && !missing.has(name)).length, of: asked.length };
};

/** Null for a timepoint that the read does not have. */
export const signingPage = (log: Log, timepoint: TimepointId, study: Study | null): SigningPage | null => {
  const read = readFrom(log);
  const found = read.timepoints.find(({ id }) => id === timepoint);
  if (!found) return null;
  const open = signable(read, timepoint, study, 'usual');
  const judged = read.quality.get(timepoint);
  const before = log.findLast(({ act }) => act.kind === 'timepointSigned');
  const systems = study?.checklist ?? [];
  return {
    label: found.label, studyDay: found.day, open, targets: answered(read, 'target', timepoint, open), nonTargets: answered(read, 'non-target', timepoint, open),
    searched: { answered: systems.filter((system) => read.searched.get(timepoint)?.has(system)).length, of: systems.length },
    newLesions: read.lesions.filter(({ role, at }) => role === 'new' && at.has(timepoint)).map(({ name }) => name),
    quality: judged ? (judged.accepted ? 'passed' : 'not-passed') : 'not-judged', meaning: study?.signing.meaning ?? 'authored', head: log.at(-1)?.hash ?? '',
    follows: before?.act.kind === 'timepointSigned' ? { label: read.timepoints.find(({ id }) => before.act.kind === 'timepointSigned' && id === before.act.timepoint)?.label ?? '', head: before.hash, at: before.at } : null,
    isAmendment: read.reopened.has(timepoint),
  };
};
