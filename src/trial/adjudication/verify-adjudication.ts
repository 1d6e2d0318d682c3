import { signatureHolds, signatureOver } from '../sign/signature';
import type { Unlocked } from '../sign/identity';
import { studyHash } from '../study/study-hash';
import { finding, type Against, type LogFinding } from '../verify/log-finding';
import type { Subtle } from '../sign/web-crypto';
import { adjudicationFrom, adjudicationHash, type AdjudicationAct, type AdjudicationLog } from './adjudication-log';
import { adjudicationRefusal } from './adjudication-refusal';

const OF = 'adjudication';

/** The act that signs an adjudication: over its whole log. Its entry must be stamped with the same instant and the signer's id. */
export const signedAdjudication = async (subtle: Subtle, signer: Unlocked, log: AdjudicationLog, at: string): Promise<Extract<AdjudicationAct, { kind: 'adjudicationSigned' }>> => ({
  kind: 'adjudicationSigned', v: 1, signature: await signatureOver(subtle, signer, { of: OF, meaning: 'adjudicated', at, head: log.at(-1)?.hash ?? '' }),
});

const chainFinding = (log: AdjudicationLog, { digest }: Against): LogFinding | null => {
  let prev = '';
  const ids = new Set<string>();
  for (const [index, entry] of log.entries()) {
    if (index === 0 && entry.act.kind !== 'adjudicationOpened') return finding('first-is-not-opening', index, entry, 'The log does not begin with the opening of an adjudication.');
    if (entry.prev !== prev) return finding('wrong-predecessor', index, entry, 'The entry does not follow the one before it: entries were removed, added or moved.');
    if (entry.hash !== adjudicationHash(entry, digest)) return finding('wrong-hash', index, entry, 'The entry was changed after it was made.');
    if (ids.has(entry.id)) return finding('duplicate-id', index, entry, 'Two entries have the same id.');
    ids.add(entry.id);
    prev = entry.hash;
  }
  return null;
};

/** R6, R11: everything in the log of an adjudication that does not fit, in the order of its entries. */
export const verifyAdjudication = async (log: AdjudicationLog, against: Against): Promise<readonly LogFinding[]> => {
  const { subtle, roster, study, digest, anchor } = against;
  if (log.length === 0) return [finding('empty', null, null, 'The log has no entries.')];
  const broken = chainFinding(log, against);
  const sound = broken ? log.slice(0, broken.index ?? 0) : log;
  const found: LogFinding[] = broken ? [broken] : [];
  for (const [index, entry] of sound.entries()) {
    const { act } = entry;
    const before = sound[index - 1];
    if (before && Date.parse(entry.at) < Date.parse(before.at)) found.push(finding('time-backwards', index, entry, `${entry.at} is before ${before.at}, the time of the entry before it.`));
    if (study && act.kind === 'adjudicationOpened' && act.studySha256 !== studyHash(study, digest)) found.push(finding('other-study', index, entry, 'Opened under another study or version.'));
    const why = study && index > 0 ? adjudicationRefusal(adjudicationFrom(sound.slice(0, index)), act, study) : null;
    if (why) found.push(finding('not-allowed', index, entry, `Not to be done: ${why.kind}.`));
    const said = act.kind === 'adjudicationSigned' ? act.signature : act.kind === 'signedIn' ? act : null;
    const signer = roster && said && roster.find(({ publicKey }) => publicKey === said.publicKey);
    if (roster && said && !signer) found.push(finding('unknown-signer', index, entry, `The key of ${said.name} is not on the roster.`));
    if (signer && said && (signer.id !== entry.by || signer.name !== said.name || signer.role !== 'adjudicator')) found.push(finding('signer-differs', index, entry, `The key of ${signer.name} (${signer.id}, ${signer.role}) under an entry of ${entry.by}.`));
    if (act.kind !== 'adjudicationSigned') continue;
    if (act.signature.head !== entry.prev) found.push(finding('signature-displaced', index, entry, 'The signature was given to another state of the log.'));
    if (!(await signatureHolds(subtle, act.signature, { of: OF, by: entry.by, at: entry.at }))) found.push(finding('signature-false', index, entry, 'The signature does not belong to this person, time and content.'));
  }
  if (anchor && log[anchor.entries - 1]?.hash !== anchor.head) found.push(finding('anchor-missing', null, null, `Entry ${anchor.entries} is not the one that was anchored.`));
  return found;
};
