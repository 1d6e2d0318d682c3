import type { Digest } from '../../read';
import type { Adjudication } from './adjudication-log';
import { sidesOf, type Side } from './sides';

export type Acceptance =
  /** By whom the accepted read is: a reader, or "adjudicator" for an own read. */
  | { readonly kind: 'accepted'; readonly reader: string; readonly by: 'agreement' | 'adjudication' | 'single-read' }
  | { readonly kind: 'pending' };

/** Two reads that agree: which of them is carried into the data is drawn from the seed, so that neither reader is favoured. */
const drawn = (seed: string, subject: string, readers: readonly [string, string], digest: Digest): string => sidesOf(`accepted\n${seed}`, subject, readers, digest).A;

/** Which read of a subject the exports mark as accepted. Pending while two reads differ and no adjudication of these very reads stands. */
export const acceptanceOf = (
  seed: string, subject: string, readers: readonly string[], discordant: boolean, adjudication: Adjudication | null, heads: Readonly<Record<string, string>>, digest: Digest,
): Acceptance => {
  const [one, other] = readers;
  if (one === undefined) return { kind: 'pending' };
  if (other === undefined) return { kind: 'accepted', reader: one, by: 'single-read' };
  if (!discordant) return { kind: 'accepted', reader: drawn(seed, subject, [one, other], digest), by: 'agreement' };
  const sides = sidesOf(seed, subject, [one, other], digest);
  const isOfThese = (['A', 'B'] as readonly Side[]).every((side) => adjudication?.heads?.[side] === heads[sides[side]]);
  if (!adjudication?.stands || !adjudication.chosen || adjudication.subject !== subject || !isOfThese) return { kind: 'pending' };
  const { choice } = adjudication.chosen;
  return { kind: 'accepted', reader: choice === 'own' ? 'adjudicator' : sides[choice], by: 'adjudication' };
};
