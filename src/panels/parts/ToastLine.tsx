import { useEffect, useRef, type ReactElement } from 'react';
import type { Toast } from '../room-props';
import { Button } from './Button';

const SHOWN_MS = 6000;

/** What just happened, with the way back. Goes by itself; never for errors that need an answer. */
export const ToastLine = ({ toast, undo, dismiss }: { readonly toast: Toast; readonly undo: () => void; readonly dismiss: () => void }): ReactElement => {
  const latest = useRef(dismiss);
  useEffect(() => { latest.current = dismiss; });
  useEffect(() => {
    const timer = setTimeout(() => latest.current(), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [toast.id]);
  return (
    <div className="toast" role="status">
      {toast.text}
      {toast.undo && <Button small label="Take back" keys={['Ctrl', 'Z']} press={undo} />}
    </div>
  );
};
