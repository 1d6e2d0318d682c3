import type { Signature, Signed } from '../../read';
import type { LabelProposal, SigningPage } from '../../trial';

/** Why a signature was not given. */
export type SigningFault = 'wrong-passphrase' | 'other-identity' | 'not-your-read' | 'read-moved-on' | 'refused';

export interface IdentityKept {
  readonly id: string;
  readonly name: string;
}

export interface IdentityIntents {
  /** What was wrong, in words; null when it was made. */
  create(who: { readonly id: string; readonly name: string }, passphrase: string): Promise<string | null>;
  open(file: File): Promise<string | null>;
  save(): void;
}

export interface SignSheetProps extends IdentityIntents {
  readonly page: SigningPage;
  readonly code: string;
  /** "third" scan of this subject is 3. */
  readonly ordinal: number;
  /** Whose read it is: the only one who may sign it. */
  readonly reader: string;
  readonly identity: IdentityKept | null;
  readonly asks: readonly ('identity' | 'passphrase')[];
  /** The signature that holds; null while the timepoint is to be signed. */
  readonly signed: Signed | null;
  readonly reopenedBecause: string | null;
  /** Differences of the series that were told and kept, "slice 2.5 → 5.0 mm". */
  readonly cautions: readonly string[];
  /** Labels that became proposals, once this or an earlier scan was opened again; none where labels are hidden. */
  readonly proposals: readonly LabelProposal[];
  readonly sequential: boolean;
  readonly labelHidden: boolean;
  /** ISO instant. */
  readonly now: () => string;
  sign(meaning: Signature['meaning'], id: string, passphrase: string): Promise<SigningFault | null>;
  reopen(reason: string): void;
  close(): void;
}
