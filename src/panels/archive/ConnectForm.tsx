import { useRef, type ReactElement } from 'react';
import type { ArchiveScreenProps } from './archive-props';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';

/** Which archive: the address of its DICOMweb root. */
export const ConnectForm = ({ root, connect, signedIn, signOut }: Pick<ArchiveScreenProps, 'root' | 'connect' | 'signedIn' | 'signOut'>): ReactElement => {
  const field = useRef<HTMLInputElement>(null);
  return (
    <form className="arch-connect" onSubmit={(event) => { event.preventDefault(); connect(field.current?.value ?? root); }}>
      <label className="field"><Icon name="disk" /><span className="sr">Address of the archive</span>
        <input key={root} ref={field} defaultValue={root} spellCheck={false} autoComplete="off" onKeyDown={({ key, currentTarget }) => { if (key === 'Escape') currentTarget.value = root; }} />
      </label>
      <Button label="Connect" press={() => field.current?.form?.requestSubmit()} />
      {signedIn && <Button label="Sign out" press={signOut} />}
    </form>
  );
};
