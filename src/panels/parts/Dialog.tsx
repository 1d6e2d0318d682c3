import { useId, useLayoutEffect, useRef, type ReactElement, type ReactNode } from 'react';
import { Button } from './Button';

export interface DialogProps {
  readonly title: string;
  readonly close: () => void;
  /** Width in rem. */
  readonly width?: number;
  readonly head?: ReactNode;
  readonly foot?: ReactNode;
  readonly children: ReactNode;
}

/** A modal dialog: the rest of the page rests, Esc leaves without an act, focus comes back to where it was. */
export const Dialog = ({ title, close, width = 60, head, foot, children }: DialogProps): ReactElement => {
  const element = useRef<HTMLDialogElement>(null);
  const name = useId();
  useLayoutEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog ref={element} className="dialog" aria-labelledby={name} style={{ ['--dw' as string]: `${width}rem` }}
      onKeyDown={(event) => { if (event.key === 'Escape') { event.preventDefault(); event.stopPropagation(); close(); } }}
      onCancel={(event) => { event.preventDefault(); close(); }}
      onClick={(event) => { if (event.target === element.current) close(); }}>
      <header><h1 id={name}>{title}</h1><span className="push" />{head}<Button iconOnly icon="cross" label="Close" press={close} /></header>
      <div className="body">{children}</div>
      {foot && <footer>{foot}</footer>}
    </dialog>
  );
};
