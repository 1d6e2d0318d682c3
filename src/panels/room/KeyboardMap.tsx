import { useState, type ReactElement } from 'react';
import { Dialog } from '../parts/Dialog';
import { Icon } from '../parts/Icon';
import { TEXTS } from '../texts';
import { keysMatching } from './keymap';

/** The keyboard map: what each key does, found by action or by key. */
export const KeyboardMap = ({ close }: { readonly close: () => void }): ReactElement => {
  const [text, setText] = useState('');
  const columns = keysMatching(text);
  return (
    <Dialog title={TEXTS.keyboardMap} width={78} close={close}
      head={<label className="field"><Icon name="find" /><input aria-label="Find an action or a key" placeholder="Find an action or a key" value={text} onChange={(event) => setText(event.currentTarget.value)} /></label>}
      foot={<span className="muted keys-foot">Keys rest while you type. Turning and mirroring have no key, so left stays left.</span>}>
      <div className="keys">
        {columns.map((groups) => (
          <div className="col" key={groups[0]?.title}>
            {groups.map((group) => (
              <section key={group.title}>
                <h2>{group.title}</h2>
                <ul>
                  {group.lines.map((line) => (
                    <li key={line.action}>
                      <span className="ell">{line.action}</span>
                      {line.detail !== undefined && <span className="v">{line.detail}</span>}
                      <span className="k">{line.caps.map((cap) => <kbd key={cap}>{cap}</kbd>)}{line.or && <><span className="or">or</span>{line.or.map((cap) => <kbd key={cap}>{cap}</kbd>)}</>}</span>
                    </li>
                  ))}
                </ul>
              </section>
            ))}
          </div>
        ))}
        {columns.length === 0 && <p className="muted">No action and no key by that name.</p>}
      </div>
    </Dialog>
  );
};
