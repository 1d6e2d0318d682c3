import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { WorklistPage } from '../../panels';
import { showHome } from '../home';
import { digest } from '../room-acts';
import { store } from '../state';
import { createIdentity, openIdentity, saveIdentity, signing } from '../trial/identity';
import { received } from '../trial/packages';
import { openRow, openWorklist, takePackage, worklistShown } from '../trial/worklist-screen';

/** After an identity was made or opened, the package that is kept here may open. */
const thenRefresh = async (task: Promise<string | null>): Promise<string | null> => {
  const wrong = await task;
  if (wrong === null) await openWorklist();
  return wrong;
};

export const Worklist = (): ReactElement => {
  const { identity } = useStore(signing);
  const { opened, fault } = useStore(received);
  const { rows, drafts, entries, sound, busy } = useStore(worklistShown);
  const { reader } = useStore(store);
  const key = opened?.manifest.signature?.given.publicKey;
  return (
    <WorklistPage reader={reader} identity={identity} study={opened?.manifest.study ?? null} coordinator={key ? digest(key).slice(0, 16).replace(/(.{4})(?=.)/g, '$1 ') : null}
      rows={rows} drafts={drafts} entries={entries} sound={sound} fault={fault} busy={busy} openPackage={(file) => void takePackage(file)} openRow={(code) => void openRow(code)} goHome={() => void showHome()}
      create={(who, passphrase) => thenRefresh(createIdentity(who, passphrase))} open={(file) => thenRefresh(openIdentity(file))} save={saveIdentity} />
  );
};
