import type { ReactElement } from 'react';
import type { Note } from '../room-props';
import { Button } from './Button';
import { Icon } from './Icon';

export interface NoteLineProps {
  readonly note: Pick<Note, 'rank' | 'fact' | 'follows'> & Partial<Pick<Note, 'actions' | 'dismiss'>>;
  /** It stands in a live region that announces it. */
  readonly inRegion?: boolean;
}

/** One line: a glyph for the rank, the fact in bold, what follows, at most two actions. */
export const NoteLine = ({ note, inRegion = false }: NoteLineProps): ReactElement => (
  <div className={note.rank === 'information' ? 'note' : `note ${note.rank}`} role={note.rank === 'fault' ? 'alert' : inRegion ? undefined : 'note'}>
    <Icon name={note.rank} />
    <span><b>{note.fact}</b> {note.follows}</span>
    {((note.actions?.length ?? 0) > 0 || note.dismiss) && (
      <span className="acts">
        {note.actions?.slice(0, 2).map((action) => (
          <Button key={action.label} small kind={action.key === '↵' ? 'quiet-main' : 'plain'} label={action.label} keys={action.key === undefined ? [] : action.key.split(' ')} press={action.press} />
        ))}
        {note.dismiss && <Button small iconOnly icon="cross" label="Dismiss" press={note.dismiss} />}
      </span>
    )}
  </div>
);
