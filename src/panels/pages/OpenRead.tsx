import { useRef, type ReactElement } from 'react';
import { Button } from '../parts/Button';
import { TEXTS } from '../texts';

/** A button that asks for a saved read. */
export const OpenRead = ({ open }: { readonly open: (file: File) => void }): ReactElement => {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button icon="open" label={TEXTS.openRead} press={() => input.current?.click()} />
      <input ref={input} hidden type="file" accept=".json,application/json" aria-label={TEXTS.openRead} onChange={(event) => {
        const [file] = event.currentTarget.files ?? [];
        event.currentTarget.value = ''; // the same file can be chosen again
        if (file) open(file);
      }} />
    </>
  );
};
