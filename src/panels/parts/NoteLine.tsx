import { useState, type ReactElement } from 'react';
import type { Note } from '../room-props';
import { WordForm } from '../room/WordForm';
import { Button } from './Button';
import { Icon } from './Icon';
import { Menu } from './Menu';
import type { Anchor } from './Popover';

export interface NoteLineProps {
  readonly note: Pick<Note, 'rank' | 'fact' | 'follows'> & Partial<Pick<Note, 'actions' | 'dismiss' | 'about'>>;
  /** It stands in a live region that announces it. */
  readonly inRegion?: boolean;
  /** Dismisses a note about the read, with the reason. */
  readonly dismissBecause?: (reason: string) => void;
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** One line: a glyph for the rank, the fact in bold, what follows, at most two actions. A caution about the read is dismissed only with a reason. */
export const NoteLine = ({ note, inRegion = false, dismissBecause }: NoteLineProps): ReactElement => {
  const [asking, ask] = useState<{ readonly anchor: Anchor; readonly words: boolean } | null>(null);
  const { about } = note;
  const needsReason = about !== undefined && note.rank !== 'information' && dismissBecause !== undefined;
  const take = (reason: string): void => { ask(null); dismissBecause?.(reason); };
  return (
    <div className={note.rank === 'information' ? 'note' : `note ${note.rank}`} role={note.rank === 'fault' ? 'alert' : inRegion ? undefined : 'note'}>
      <Icon name={note.rank} />
      <span><b>{note.fact}</b> {note.follows}</span>
      {((note.actions?.length ?? 0) > 0 || note.dismiss) && (
        <span className="acts">
          {note.actions?.slice(0, needsReason && about.label !== undefined ? 1 : 2).map((action) => (
            <Button key={action.label} small kind={action.key === '↵' ? 'quiet-main' : 'plain'} label={action.label} keys={action.key === undefined ? [] : action.key.split(' ')} press={action.press} />
          ))}
          {needsReason && about.label !== undefined && <Button small label={`${about.label}…`} press={(event) => ask({ anchor: event.currentTarget, words: false })} />}
          {note.dismiss && <Button small iconOnly icon="cross" label={needsReason ? 'Dismiss with a reason' : 'Dismiss'} press={(event) => { if (needsReason) ask({ anchor: event.currentTarget, words: false }); else if (about && dismissBecause) take(''); else note.dismiss?.(); }} />}
        </span>
      )}
      {asking && about && (
        <Menu anchor={asking.anchor} label="Reason" close={() => ask(null)} back={asking.words ? () => ask({ ...asking, words: false }) : undefined}
          head={<>{about.label ?? 'Dismiss'} because</>}
          lines={asking.words ? [] : [
            ...about.reasons.map((reason, index) => ({ label: sentence(reason), key: String(index + 1), press: () => take(reason) })),
            { label: 'Another reason…', key: '/', leads: true, press: () => ask({ ...asking, words: true }) },
          ]}>
          {asking.words && <WordForm label="Reason" done={about.label ?? 'Dismiss'} take={take} />}
        </Menu>
      )}
    </div>
  );
};
