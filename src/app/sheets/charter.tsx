import type { ReactNode } from 'react';
import { charterInForce, CharterSheet } from '../../panels';
import { switchAid } from '../aids';
import { charterHash, charterText } from '../charter-choice';
import { openCharterFile, saveCharter } from '../charter-files';
import { act } from '../room-acts';
import { intents } from '../room-intents';
import { setSession, type Room } from '../state';

/** The charter of the read on screen. Choosing another one is an act with a reason; undo takes it back. */
export const charterSheet = ({ read, session }: Room): ReactNode => (
  <CharterSheet document={charterInForce(read.charter).document} read={read} hashOf={charterHash} openFile={openCharterFile} save={saveCharter} close={intents.closeSheet} own={{ off: session.aids?.off ?? [], change: switchAid }}
    choose={(document, reason) => {
      if (act({ kind: 'charterChosen', v: 1, charter: charterText(document), reason })) setSession({ toast: { id: 'charter-chosen', text: `${document.name} from now on`, undo: true } });
      intents.closeSheet();
    }} />
);
