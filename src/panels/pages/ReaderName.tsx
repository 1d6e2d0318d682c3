import type { ReactElement } from 'react';

/** The name under which every act is stamped. Taken when the field is left or Enter is pressed; Esc gives the old one back. */
export const ReaderName = ({ reader, setReader }: { readonly reader: string; readonly setReader: (reader: string) => void }): ReactElement => (
  <section className="sec" aria-labelledby="reader-head">
    <div className="sec-head"><h2 id="reader-head">Reader</h2></div>
    <div className="reader">
      <label className="field"><span className="sr">Reader name</span>
        <input defaultValue={reader} maxLength={40} spellCheck={false} autoComplete="off"
          onBlur={({ currentTarget: { value } }) => { if (value.trim() !== reader) setReader(value.trim()); }}
          onKeyDown={({ key, currentTarget }) => {
            if (key === 'Escape') currentTarget.value = reader;
            if (key === 'Enter' || key === 'Escape') currentTarget.blur();
          }} />
      </label>
      <p>Stamped on everything that you draw and answer.</p>
    </div>
  </section>
);
