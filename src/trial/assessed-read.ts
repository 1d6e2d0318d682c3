import { assess, charterFromText, type Assessment, type Charter, type SubjectFindings, type TimepointResponse } from '../irecist';
import { findingsOf, overridesOf, type Read } from '../read';

/** A read with what the rules make of it. */
export interface AssessedRead {
  readonly read: Read;
  readonly charter: Charter;
  readonly findings: SubjectFindings;
  readonly assessment: Assessment;
}

/** Null when the read names no known charter, or its findings contradict themselves. */
export const assessedRead = (read: Read): AssessedRead | null => {
  const charter = charterFromText(read.charter);
  if (!charter) return null;
  const findings = findingsOf(read);
  const outcome = assess(findings, charter, overridesOf(read));
  return outcome.kind === 'assessed' ? { read, charter, findings, assessment: outcome.assessment } : null;
};

/** The label that the reader stands by: the computed one, or the reader's own beside it (R10). */
export const labelOf = (response: TimepointResponse): { readonly recist11: TimepointResponse['recist11']; readonly irecist: TimepointResponse['irecist'] } =>
  ({ recist11: response.chosen?.recist11 ?? response.recist11, irecist: response.chosen?.irecist ?? response.irecist });
