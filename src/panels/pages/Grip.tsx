import { useEffect, useRef, type ReactElement } from 'react';
import { Icon } from '../parts/Icon';

const middleOf = (element: Element): number => {
  const { top, height } = element.getBoundingClientRect();
  return top + height / 2;
};

/** Takes a row of a table to another place: dragged past its neighbours, or by the arrow keys. */
export const Grip = ({ label, move }: { readonly label: string; readonly move: (by: 1 | -1) => void }): ReactElement => {
  const button = useRef<HTMLButtonElement>(null);
  const moving = useRef(move);
  useEffect(() => { moving.current = move; });
  const drag = (): void => {
    const row = button.current?.closest('tr');
    if (!row) return;
    row.classList.add('moving');
    const follow = ({ clientY }: PointerEvent): void => {
      const { previousElementSibling: before, nextElementSibling: after } = row;
      if (before && clientY < middleOf(before)) moving.current(-1);
      else if (after && clientY > middleOf(after)) moving.current(1);
    };
    const end = (): void => {
      row.classList.remove('moving');
      window.removeEventListener('pointermove', follow);
      window.removeEventListener('pointerup', end);
      window.removeEventListener('pointercancel', end);
    };
    window.addEventListener('pointermove', follow);
    window.addEventListener('pointerup', end);
    window.addEventListener('pointercancel', end);
  };
  return (
    <button ref={button} type="button" className="grip" aria-label={`Move ${label}`} title="Drag, or press ↑ or ↓" onPointerDown={(event) => { if (event.button === 0) drag(); }}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
        event.preventDefault();
        move(event.key === 'ArrowUp' ? -1 : 1);
        requestAnimationFrame(() => button.current?.focus()); // the row was moved in the document
      }}>
      <Icon name="grip" />
    </button>
  );
};
