import { canonicalJson, type Digest, type Signature, type Stamp } from '../../read';

export type AdjudicationChoice = 'A' | 'B' | 'own';
export const REASON_CODES = ['new-lesion', 'target-set', 'measure', 'non-target', 'series', 'date', 'other'] as const;
export type ReasonCode = (typeof REASON_CODES)[number];

/** The acts of an adjudication. Like those of a read they are only added to. */
export type AdjudicationAct =
  /** The two signed reads by the hash of their last entry, never by reader. */
  | { readonly kind: 'adjudicationOpened'; readonly v: 1; readonly subject: string; readonly studySha256: string; readonly heads: { readonly A: string; readonly B: string }; readonly differences: number }
  | { readonly kind: 'signedIn'; readonly v: 1; readonly name: string; readonly publicKey: string }
  | { readonly kind: 'differenceViewed'; readonly v: 1; readonly difference: number }
  /** With an own read, the hash of its last entry. */
  | { readonly kind: 'chosen'; readonly v: 1; readonly choice: AdjudicationChoice; readonly code: ReasonCode; readonly reason: string; readonly ownHead: string | null }
  | { readonly kind: 'adjudicationSigned'; readonly v: 1; readonly signature: Signature }
  | { readonly kind: 'adjudicationWithdrawn'; readonly v: 1; readonly reason: string };

export interface AdjudicationEntry {
  readonly id: string;
  readonly at: string;
  readonly by: string;
  readonly act: AdjudicationAct;
  readonly prev: string;
  /** SHA-256, hex, over the canonical JSON of {id, at, by, act, prev}: as in a read. */
  readonly hash: string;
}
export type AdjudicationLog = readonly AdjudicationEntry[];

export const adjudicationHash = ({ id, at, by, act, prev }: Omit<AdjudicationEntry, 'hash'>, digest: Digest): string => digest(canonicalJson({ id, at, by, act, prev }));

export const nextAdjudicationEntry = (log: AdjudicationLog, act: AdjudicationAct, stamp: Stamp, digest: Digest): AdjudicationEntry => {
  const unsealed = { id: stamp.id, at: stamp.at, by: stamp.by, act, prev: log.at(-1)?.hash ?? '' };
  return { ...unsealed, hash: adjudicationHash(unsealed, digest) };
};

/** An adjudication as its log tells it. */
export interface Adjudication {
  readonly subject: string;
  readonly heads: { readonly A: string; readonly B: string } | null;
  readonly differences: number;
  readonly viewed: ReadonlySet<number>;
  /** Sums, labels and the choice open once every difference was on screen. */
  readonly allViewed: boolean;
  readonly chosen: Omit<Extract<AdjudicationAct, { kind: 'chosen' }>, 'kind' | 'v'> | null;
  readonly signed: { readonly by: string; readonly at: string; readonly signature: Signature } | null;
  readonly withdrawn: { readonly by: string; readonly at: string; readonly reason: string } | null;
  /** Signed and not withdrawn: neither read may be opened again meanwhile. */
  readonly stands: boolean;
}

const EMPTY: Omit<Adjudication, 'allViewed' | 'stands'> = { subject: '', heads: null, differences: 0, viewed: new Set(), chosen: null, signed: null, withdrawn: null };

const after = (state: typeof EMPTY, { act, by, at }: AdjudicationEntry): typeof EMPTY => {
  switch (act.kind) {
    case 'adjudicationOpened': return state.heads ? state : { ...state, subject: act.subject, heads: act.heads, differences: act.differences };
    case 'signedIn': return state;
    case 'differenceViewed': return { ...state, viewed: new Set([...state.viewed, act.difference]) };
    case 'chosen': return { ...state, chosen: { choice: act.choice, code: act.code, reason: act.reason, ownHead: act.ownHead } };
    case 'adjudicationSigned': return { ...state, signed: { by, at, signature: act.signature } };
    case 'adjudicationWithdrawn': return { ...state, withdrawn: { by, at, reason: act.reason } };
  }
};

export const adjudicationFrom = (log: AdjudicationLog): Adjudication => {
  const state = log.reduce(after, EMPTY);
  const seen = Array.from({ length: state.differences }, (_, index) => index + 1);
  return { ...state, allViewed: state.heads !== null && seen.every((number) => state.viewed.has(number)), stands: state.signed !== null && state.withdrawn === null };
};
