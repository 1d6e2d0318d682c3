import { useId, useLayoutEffect, useRef, useState, type ReactElement, type ReactNode } from 'react';
import { Button } from './Button';

export interface DialogProps {
  readonly title: string;
  readonly close: () => void;
  /** Width in rem. */
  readonly width?: number;
  readonly head?: ReactNode;
  readonly foot?: ReactNode;
  /** Something typed or changed here would be lost: leaving asks first. */
  readonly unsaved?: boolean;
  readonly children: ReactNode;
}

/** A modal dialog: the rest of the page rests, Esc leaves without an act, focus comes back to where it was. */
export const Dialog = ({ title, close, width = 60, head, foot, unsaved = false, children }: DialogProps): ReactElement => {
  const element = useRef<HTMLDialogElement>(null);
  const name = useId();
  const [asking, setAsking] = useState(false);
  const leave = (): void => { if (unsaved && !asking) setAsking(true); else close(); };
  useLayoutEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog ref={element} className="dialog" aria-labelledby={name} style={{ ['--dw' as string]: `${width}rem` }}
      onKeyDown={(event) => { if (event.key === 'Escape') { event.preventDefault(); event.stopPropagation(); if (asking) setAsking(false); else leave(); } }}
      onCancel={(event) => { event.preventDefault(); leave(); }}
      onClick={(event) => { if (event.target === element.current) leave(); }}>
      <header><h1 id={name}>{title}</h1><span className="push" />{head}<Button iconOnly icon="cross" label="Close" press={leave} /></header>
      <div className="body">{children}</div>
      {asking ? (
        <footer role="alertdialog" aria-label="Leave without keeping it?">
          <span>What you changed here is not kept yet.</span><span className="push" />
          <Button label="Discard it" press={close} /><Button kind="main" label="Go on here" press={() => setAsking(false)} />
        </footer>
      ) : foot && <footer>{foot}</footer>}
    </dialog>
  );
};
