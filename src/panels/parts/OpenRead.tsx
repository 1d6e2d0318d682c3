import { useRef, type ReactElement, type RefObject } from 'react';
import { TEXTS } from '../texts';
import { Button } from './Button';

export interface OpenReadProps {
  readonly open: (file: File) => void;
  readonly iconOnly?: boolean;
  readonly className?: string;
  /** For another control that opens the same chooser. */
  readonly chooser?: RefObject<HTMLInputElement | null>;
}

/** A button that asks for a saved read. */
export const OpenRead = ({ open, iconOnly = false, className = '', chooser }: OpenReadProps): ReactElement => {
  const own = useRef<HTMLInputElement>(null);
  const input = chooser ?? own;
  return (
    <>
      <Button icon="open" iconOnly={iconOnly} label={TEXTS.openRead} className={className} press={() => input.current?.click()} />
      <input ref={input} hidden type="file" accept=".json,application/json,.nadir-case" aria-label={TEXTS.openRead} onChange={(event) => {
        const [file] = event.currentTarget.files ?? [];
        event.currentTarget.value = ''; // the same file can be chosen again
        if (file) open(file);
      }} />
    </>
  );
};
