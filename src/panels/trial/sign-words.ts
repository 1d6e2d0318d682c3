import type { Signature } from '../../read';
import type { SigningFault } from './sign-props';

const FAULTS: Readonly<Record<SigningFault, string>> = {
  'wrong-passphrase': 'This passphrase does not open the identity. Nothing was signed.',
  'other-identity': 'This is not the id of the identity in this browser. Nothing was signed.',
  'not-your-read': 'The identity in this browser is another reader\'s. A read is signed by whoever made it.',
  'read-moved-on': 'The read changed meanwhile. Look at it once more, then sign.',
  refused: 'The read cannot be signed now; the line under the images says why.',
};
export const faultInWords = (fault: SigningFault): string => FAULTS[fault];

export const MEANINGS: readonly { readonly meaning: Signature['meaning']; readonly label: string }[] = [
  { meaning: 'authored', label: 'I made this read' }, { meaning: 'reviewed', label: 'I reviewed it' }, { meaning: 'approved', label: 'I approve it' }, { meaning: 'adjudicated', label: 'I adjudicated' },
];

/** A hash as it is read aloud: groups of four, the middle left out. */
export const shortHash = (hash: string): string => (hash.length < 24 ? hash : `sha-256 ${hash.slice(0, 16).replace(/(.{4})(?=.)/g, '$1 ')} … ${hash.slice(-4)}`);

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth'] as const;
export const ordinalInWords = (place: number): string => ORDINALS[place - 1] ?? `${place}th`;

/** "11:04:27, 10:04:27 UTC": where the reader is, and for the record. */
export const bothClocks = (instant: string): string => `${new Date(instant).toLocaleTimeString('en-GB')}, ${instant.slice(11, 19)} UTC`;
