import { useEffect, useRef, useState, type KeyboardEvent, type ReactElement, type ReactNode } from 'react';
import { Icon } from './Icon';
import { Kbd } from './Kbd';
import { Popover, type Anchor } from './Popover';

export interface MenuChoice {
  readonly label: string;
  readonly press: () => void;
  readonly detail?: string;
  /** Pressed while the menu is open, it chooses this line. */
  readonly key?: string;
  /** A tick before the line. */
  readonly checked?: boolean;
  readonly disabled?: boolean;
  /** Stays open: the line leads on to other lines. */
  readonly leads?: boolean;
}

export type MenuLine = MenuChoice | 'rule';

export interface MenuProps {
  readonly anchor: Anchor;
  readonly label: string;
  readonly lines: readonly MenuLine[];
  readonly close: () => void;
  /** Back to the lines before, on ← or Backspace. */
  readonly back?: (() => void) | undefined;
  readonly head?: ReactNode;
  /** In place of lines. */
  readonly children?: ReactNode;
}

const focusables = (list: HTMLElement | null): readonly HTMLElement[] => [...(list?.querySelectorAll<HTMLElement>('.menu-item') ?? [])];

/** A menu: arrows move, Enter or a line's key chooses, Esc leaves. */
export const Menu = ({ anchor, label, lines, close, back, head, children }: MenuProps): ReactElement => {
  const list = useRef<HTMLDivElement>(null);
  // Other lines, not only the same lines made anew, bring the focus back to the first.
  const what = lines.map((line) => (line === 'rule' ? '' : line.label)).join('\n');
  useEffect(() => { focusables(list.current)[0]?.focus(); }, [what]);
  const ticks = lines.some((line) => line !== 'rule' && line.checked !== undefined);
  const choose = (line: MenuChoice): void => {
    if (line.disabled) return;
    if (!line.leads) close();
    line.press();
  };
  const move = (event: KeyboardEvent): void => {
    if (event.target instanceof HTMLInputElement) return;
    const items = focusables(list.current);
    const here = items.findIndex((item) => item === document.activeElement);
    const to = (index: number): void => { event.preventDefault(); items[(index + items.length) % items.length]?.focus(); };
    if (event.key === 'ArrowDown') return to(here + 1);
    if (event.key === 'ArrowUp') return to(here - 1);
    if (event.key === 'Home') return to(0);
    if (event.key === 'End') return to(items.length - 1);
    if (back && (event.key === 'ArrowLeft' || event.key === 'Backspace' || event.key === 'Escape')) { event.preventDefault(); return back(); }
    const keyed = lines.find((line): line is MenuChoice => line !== 'rule' && line.key !== undefined && line.key.toLowerCase() === event.key.toLowerCase());
    if (keyed && !event.ctrlKey && !event.metaKey && !event.altKey) { event.preventDefault(); choose(keyed); }
  };
  return (
    <Popover anchor={anchor} close={close} role="menu" label={label} onKeyDown={move}>
      {head && <div className="menu-head">{head}</div>}
      <div ref={list} role="none">
        {lines.map((line, index) => (line === 'rule' ? <div key={`rule ${index}`} className="menu-rule" role="separator" /> : (
          <button key={line.label} type="button" role={line.checked === undefined ? 'menuitem' : 'menuitemcheckbox'} aria-checked={line.checked} aria-disabled={line.disabled || undefined}
            className="menu-item" tabIndex={-1} onClick={() => choose(line)}>
            {ticks && <span className="tick">{line.checked && <Icon name="tick" />}</span>}
            <span>{line.label}</span>
            {line.detail !== undefined && <span className="detail">{line.detail}</span>}
            {line.key !== undefined && <Kbd cap={line.key} />}
            {line.leads && <Icon name="right" />}
          </button>
        )))}
      </div>
      {children}
    </Popover>
  );
};

export interface MenuButtonProps {
  readonly label: string;
  readonly className: string;
  readonly lines: () => readonly MenuLine[];
  readonly children: ReactNode;
  readonly title?: string;
  readonly head?: ReactNode;
}

/** A button that opens a menu under itself. */
export const MenuButton = ({ label, className, lines, children, title, head }: MenuButtonProps): ReactElement => {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [shown, setShown] = useState<readonly MenuLine[]>([]);
  return (
    <>
      <button type="button" className={className} aria-label={label} title={title} aria-haspopup="menu" aria-expanded={anchor !== null}
        onClick={(event) => { const button = event.currentTarget; setShown(lines()); setAnchor((open) => (open ? null : button)); }}>
        {children}
      </button>
      {anchor && <Menu anchor={anchor} label={label} lines={shown} head={head} close={() => setAnchor(null)} />}
    </>
  );
};
