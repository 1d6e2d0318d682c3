import { timepointToSign, momentOf, type SigningFault } from '../../panels';
import type { Signature, TimepointId } from '../../read';
import { signedTimepoint, unlocked } from '../../trial';
import { act } from '../room-acts';
import { setSession, theRoom } from '../state';
import { asked, noteActivity, signing } from './identity';
import { afterSignature } from './after-signature';
import { signSheet } from './sign-sheet';

/** Opens the sheet for a timepoint; without one, for the first up to the one on screen that is not signed. */
export const openSigning = (timepoint?: TimepointId): void => {
  const { read, session } = theRoom();
  const moment = momentOf(read, session);
  const at = moment && (moment.followUp ?? moment.current);
  signSheet.setState({ timepoint: timepoint ?? (at && (timepointToSign(read, at) ?? at).id) });
  setSession({ sheet: 'sign', asking: null });
};

const now = (): string => new Date().toISOString();

/** Asks the locks, opens the key, signs the log as it is, and appends the signature. Null when it is signed. */
export const sign = async (timepoint: TimepointId, meaning: Signature['meaning'], id: string, passphrase: string): Promise<SigningFault | null> => {
  const { identity } = signing.getState();
  const { log: before, trial } = theRoom();
  if (identity?.id !== (before[0]?.by ?? '')) return 'not-your-read';
  if (id !== identity.id) return 'other-identity';
  const signer = await unlocked(crypto.subtle, identity, passphrase);
  if (!signer) return 'wrong-passphrase';
  if (theRoom().log !== before) return 'read-moved-on';
  const components = asked(before, trial?.study.signing.idleMinutes ?? 15);
  if (components.includes('identity') && !act({ kind: 'signedIn', v: 1, name: identity.name, publicKey: identity.publicKey }, { by: identity.id, at: now() })) return 'refused';
  const [{ log }, at] = [theRoom(), now()];
  const signature = await signedTimepoint(crypto.subtle, signer, log, timepoint, meaning, at);
  if (theRoom().log !== log) return 'read-moved-on';
  if (!act(signature, { by: identity.id, at })) return 'refused';
  noteActivity();
  const label = theRoom().read.timepoints.find((one) => one.id === timepoint)?.label ?? '';
  setSession({ sheet: null, note: null, toast: { id: `signed ${at}`, text: `${label} is signed and read-only`, undo: false } });
  await afterSignature();
  return null;
};

/** R4: opens a signed timepoint again. It and all later ones are to be signed anew. */
export const reopen = (timepoint: TimepointId, reason: string): void => {
  if (act({ kind: 'timepointReopened', v: 1, timepoint, reason })) setSession({ sheet: null, note: null });
};
