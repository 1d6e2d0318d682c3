import { useState, type ReactElement } from 'react';
import { Button } from '../parts/Button';

interface WordFormProps {
  readonly label: string;
  readonly start?: string;
  readonly done: string;
  readonly take: (text: string) => void;
}

/** One line of the reader's own words inside a menu: Enter takes it. */
export const WordForm = ({ label, start = '', done, take }: WordFormProps): ReactElement => {
  const [text, setText] = useState(start);
  const ready = text.trim() !== '';
  return (
    <form className="menu-form" onSubmit={(event) => { event.preventDefault(); if (ready) take(text.trim()); }}>
      <label className="field"><input aria-label={label} placeholder={label} value={text} autoFocus onFocus={(event) => event.currentTarget.select()} onChange={(event) => setText(event.currentTarget.value)} /></label>
      <div className="row"><Button small kind="edge" label={done} disabled={!ready} press={() => take(text.trim())} /></div>
    </form>
  );
};
