import type { ReactElement, ReactNode } from 'react';
import { useStore } from 'zustand';
import { SignSheet } from '../../panels';
import { labelProposals, signingPage } from '../../trial';
import { cautionsAt } from '../guards';
import { intents } from '../room-intents';
import type { Room } from '../state';
import { asked, createIdentity, openIdentity, saveIdentity, signing } from '../trial/identity';
import { signSheet } from '../trial/sign-sheet';
import { reopen, sign } from '../trial/signing';

const now = (): string => new Date().toISOString();

const SignOver = ({ room }: { readonly room: Room }): ReactElement | null => {
  const { identity } = useStore(signing);
  const { timepoint } = useStore(signSheet);
  const { log, read, trial } = room;
  const study = trial?.study ?? null;
  const page = timepoint && signingPage(log, timepoint, study);
  if (!timepoint || !page) return null;
  const labelHidden = study !== null && !study.showLabelToReader;
  const at = read.timepoints.findIndex(({ id }) => id === timepoint);
  return (
    <SignSheet key={`${timepoint} ${read.signed.has(timepoint)}`} page={page} code={read.subject.code} ordinal={at + 1} reader={log[0]?.by ?? ''} identity={identity} asks={asked(log, study?.signing.idleMinutes ?? 15)}
      signed={read.signed.get(timepoint) ?? null} reopenedBecause={read.reopened.get(timepoint)?.reason ?? null} cautions={cautionsAt(room)(timepoint)} proposals={labelHidden ? [] : labelProposals(log)}
      sequential={study?.design === 'sequential-locked'} labelHidden={labelHidden} now={now} create={createIdentity} open={openIdentity} save={saveIdentity}
      sign={(meaning, id, passphrase) => sign(timepoint, meaning, id, passphrase)} reopen={(reason) => reopen(timepoint, reason)} close={intents.closeSheet} />
  );
};

export const signSheetOver = (room: Room): ReactNode => <SignOver room={room} />;
