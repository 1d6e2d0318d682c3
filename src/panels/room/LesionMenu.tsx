import { useMemo, useState, type ReactElement } from 'react';
import type { Lesion, Read, Timepoint } from '../../read';
import { Menu } from '../parts/Menu';
import type { Anchor } from '../parts/Popover';
import type { RoomIntents } from '../room-props';
import { lesionLines, PAGE_HEADS, type LesionPage } from './lesion-lines';
import { ROLE_CLASS, RoleGlyph } from './RoleGlyph';
import { WordForm } from './WordForm';

interface LesionMenuProps {
  readonly anchor: Anchor;
  readonly read: Read;
  readonly lesion: Lesion;
  readonly timepoint: Timepoint;
  readonly intents: RoomIntents;
  readonly first?: LesionPage;
  readonly close: () => void;
}

/** All that can be said of a lesion at the current timepoint. */
export const LesionMenu = ({ anchor, read, lesion, timepoint, intents, first = 'answers', close }: LesionMenuProps): ReactElement => {
  const [page, turn] = useState(first);
  const lines = useMemo(() => lesionLines(page, { read, lesion, timepoint, intents, turn }), [page, read, lesion, timepoint, intents]);
  const words = page === 'words-not-evaluable' || page === 'words-withdraw';
  return (
    <Menu anchor={anchor} label={`${lesion.name} at ${timepoint.label}`} lines={lines} close={close} back={page === 'answers' || page === first ? undefined : () => turn('answers')}
      head={<><span className={`id ${ROLE_CLASS[lesion.role]}`}><RoleGlyph role={lesion.role} />{lesion.name}</span>{PAGE_HEADS[page]} <span className="push">{timepoint.label}</span></>}>
      {words && (
        <WordForm label="Reason" done={page === 'words-withdraw' ? 'Withdraw' : 'Not evaluable'}
          take={(reason) => { close(); if (page === 'words-withdraw') intents.withdraw(lesion.id, reason); else intents.answerNotEvaluable(lesion.id, timepoint.id, reason); }} />
      )}
    </Menu>
  );
};
