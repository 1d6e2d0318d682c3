import { chainFault, readFrom, type ChainFault, type Log } from '../../read';
import { refusal } from '../lock/refusal';
import { refusalInWords } from '../lock/refusal-words';
import { signatureHolds } from '../sign/signature';
import { readerFindings, signerFindings, studyFindings, timeFindings } from './entry-findings';
import { finding, type Against, type LogFinding } from './log-finding';

const CHAIN_WORDS: Readonly<Record<ChainFault, string>> = {
  'wrong-predecessor': 'The entry does not follow the one before it: entries were removed, added or moved.',
  'wrong-hash': 'The entry was changed after it was made.',
  'duplicate-id': 'Two entries have the same id.',
  'first-is-not-opening': 'The log does not begin with the opening of a read.',
};

const signatureFindings = async (log: Log, { subtle }: Against): Promise<readonly LogFinding[]> => {
  const findings: LogFinding[] = [];
  const seen = new Set<string>();
  for (const [index, entry] of log.entries()) {
    if (entry.act.kind !== 'timepointSigned') continue;
    const { signature, timepoint } = entry.act;
    if (signature.head !== entry.prev) findings.push(finding('signature-displaced', index, entry, 'The signature was given to another state of the log.'));
    if (seen.has(signature.value)) findings.push(finding('signature-repeated', index, entry, 'The same signature stands in the log twice.'));
    seen.add(signature.value);
    if (!(await signatureHolds(subtle, signature, { of: timepoint, by: entry.by, at: entry.at }))) {
      findings.push(finding('signature-false', index, entry, 'The signature does not belong to this person, timepoint, meaning, time and content.'));
    }
  }
  return findings;
};

/** Every act that the locks would have refused, had they been asked (R3, R4, R8). */
const lockFindings = (log: Log, { study }: Against): readonly LogFinding[] => log.flatMap((entry, index): readonly LogFinding[] => {
  if (index === 0) return [];
  if (entry.act.kind === 'readOpened') return [finding('second-opening', index, entry, 'The read is opened a second time.')];
  const why = refusal(readFrom(log.slice(0, index)), entry.act, study ?? null);
  return why ? [finding('not-allowed', index, entry, refusalInWords(why), why)] : [];
});

const anchorFindings = (log: Log, { anchor }: Against): readonly LogFinding[] => {
  if (!anchor || log[anchor.entries - 1]?.hash === anchor.head) return [];
  const why = log.length < anchor.entries ? `The log had ${anchor.entries} entries when it was anchored, and has ${log.length}.` : `Entry ${anchor.entries} is not the one that was anchored.`;
  return [finding('anchor-missing', log.length < anchor.entries ? null : anchor.entries - 1, log[anchor.entries - 1] ?? null, why)];
};

/**
 * R6: everything in a log that does not fit, in the order of its entries; none, and it holds. After the first break of the chain nothing is
 * known of what follows, so the other questions are asked of what lies before it.
 */
export const verifyLog = async (log: Log, against: Against): Promise<readonly LogFinding[]> => {
  if (log.length === 0) return [finding('empty', null, null, 'The log has no entries.'), ...anchorFindings(log, against)];
  const fault = chainFault(log, against.digest);
  const sound = fault ? log.slice(0, fault.index) : log;
  const found = [
    ...(fault ? [finding(fault.why, fault.index, log[fault.index] ?? null, CHAIN_WORDS[fault.why])] : []),
    ...timeFindings(sound, against.now), ...readerFindings(sound, against), ...studyFindings(sound, against), ...signerFindings(sound, against),
    ...(await signatureFindings(sound, against)), ...lockFindings(sound, against), ...anchorFindings(log, against),
  ];
  return found.sort((a, b) => (a.index ?? Infinity) - (b.index ?? Infinity));
};
