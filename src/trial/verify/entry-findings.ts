import type { Entry, Log } from '../../read';
import { studyHash, studyStamp } from '../study/study-hash';
import { finding, type Against, type LogFinding } from './log-finding';

/** Clocks of two machines may differ by so much, ms. */
const CLOCK_TOLERANCE_MS = 5 * 60_000;

/** Times only go on: a clock that was set back leaves its trace (R5). */
export const timeFindings = (log: Log, now: string | undefined): readonly LogFinding[] => {
  const end = now === undefined ? Infinity : Date.parse(now) + CLOCK_TOLERANCE_MS;
  return log.flatMap((entry, index): readonly LogFinding[] => {
    const before = log[index - 1];
    const at = Date.parse(entry.at);
    if (Number.isNaN(at)) return [finding('time-unreadable', index, entry, `"${entry.at}" is no instant.`)];
    if (before && at < Date.parse(before.at)) return [finding('time-backwards', index, entry, `${entry.at} is before ${before.at}, the time of the entry before it.`)];
    return at > end ? [finding('time-ahead', index, entry, `${entry.at} is not yet.`)] : [];
  });
};

/** A read is one reader's (R2, R7). */
export const readerFindings = (log: Log, against: Against): readonly LogFinding[] => {
  const reader = against.reader ?? log[0]?.by;
  return log.flatMap((entry, index): readonly LogFinding[] => (entry.by === reader ? [] : [finding('other-reader', index, entry, `An entry by ${entry.by} in the read of ${reader ?? 'nobody'}.`)])).slice(0, 1);
};

/** R1: the study that the read was opened under. */
export const studyFindings = (log: Log, { study, digest }: Against): readonly LogFinding[] => {
  const opening = log[0];
  if (!study || opening?.act.kind !== 'readOpened') return [];
  const stamp = studyStamp(opening.act.charter);
  if (stamp?.sha256 === studyHash(study, digest)) return [];
  return [finding('other-study', 0, opening, stamp ? `Opened under version ${stamp.version} of ${stamp.id}, ${stamp.sha256.slice(0, 12)}, not under this document.` : 'Opened under no study.')];
};

/** R7, R8: signatures and sign-ins are those of people on the roster, and of whoever the entry names. */
export const signerFindings = (log: Log, { roster }: Against): readonly LogFinding[] => (roster ? log.flatMap((entry: Entry, index): readonly LogFinding[] => {
  const { act } = entry;
  const said = act.kind === 'timepointSigned' ? act.signature : act.kind === 'signedIn' ? act : null;
  if (!said) return [];
  const signer = roster.find(({ publicKey }) => publicKey === said.publicKey);
  if (!signer) return [finding('unknown-signer', index, entry, `The key of ${said.name} is not on the roster.`)];
  if (signer.id === entry.by && signer.name === said.name && signer.role === 'reader') return [];
  return [finding('signer-differs', index, entry, `The key of ${signer.name} (${signer.id}, ${signer.role}) under an entry of ${entry.by}, as ${said.name}.`)];
}) : []);
