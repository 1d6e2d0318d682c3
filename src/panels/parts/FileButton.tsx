import type { ChangeEvent, ReactElement, Ref } from 'react';
import { Icon, type IconName } from './Icon';

export interface FileButtonProps {
  readonly label: string;
  readonly icon: IconName;
  readonly choose: (files: readonly File[]) => void;
  readonly kind?: 'plain' | 'edge' | 'main' | 'quiet-main';
  readonly iconOnly?: boolean;
  readonly accept?: string;
  readonly multiple?: boolean;
  /** A whole folder instead of files. */
  readonly folder?: boolean;
  readonly className?: string;
  readonly ref?: Ref<HTMLInputElement>;
}

/** A file input that looks like a button. The input itself carries the name. */
export const FileButton = ({ label, icon, choose, kind = 'plain', iconOnly = false, accept, multiple = false, folder = false, className = '', ref }: FileButtonProps): ReactElement => {
  const take = (event: ChangeEvent<HTMLInputElement>): void => {
    const files = [...(event.currentTarget.files ?? [])];
    event.currentTarget.value = ''; // the same file can be chosen again
    if (files.length > 0) choose(files);
  };
  const classes = ['btn', kind === 'plain' ? '' : kind, iconOnly ? 'icon' : '', className].filter(Boolean).join(' ');
  return (
    <label className={classes} title={iconOnly ? label : undefined}>
      <Icon name={icon} />
      {!iconOnly && <span aria-hidden="true">{label}</span>}
      <input ref={ref} className="sr" type="file" aria-label={label} accept={accept} multiple={multiple || folder} {...(folder ? { webkitdirectory: '' } : {})} onChange={take} />
    </label>
  );
};
