import type { MouseEvent, ReactElement, ReactNode, Ref } from 'react';
import { Icon, type IconName } from './Icon';
import { Kbd } from './Kbd';

export interface ButtonProps {
  /** What the button is called. Shown, unless `icon` stands alone. */
  readonly label: string;
  readonly press: (event: MouseEvent<HTMLButtonElement>) => void;
  readonly kind?: 'plain' | 'edge' | 'main' | 'quiet-main';
  readonly icon?: IconName;
  /** Only the icon is shown; the label is the accessible name. */
  readonly iconOnly?: boolean;
  readonly role?: 'target' | 'non-target' | 'new';
  readonly keys?: readonly string[];
  readonly pressed?: boolean;
  readonly expanded?: boolean;
  readonly small?: boolean;
  /** Said in the tip of a button that cannot be pressed now. */
  readonly disabled?: boolean;
  readonly title?: string;
  readonly className?: string;
  readonly after?: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
}

const ROLE_CLASS = { target: 'role role-t', 'non-target': 'role role-nt', new: 'role role-nl' } as const;

const NO_KEYS: readonly string[] = [];

/** One button for every screen. Key caps are hints for the eye; the accessible name is the label alone. */
export const Button = ({ label, press, kind = 'plain', icon, iconOnly = false, role, keys = NO_KEYS, pressed, expanded, small = false, disabled = false, title, className = '', after, ref }: ButtonProps): ReactElement => {
  const classes = ['btn', kind === 'plain' ? '' : kind, iconOnly ? 'icon' : '', small ? 'small' : '', className].filter(Boolean).join(' ');
  const tip = title ?? (iconOnly ? (keys.length > 0 ? `${label} (${keys.join(' ')})` : label) : undefined);
  return (
    <button type="button" ref={ref} className={classes} disabled={disabled} title={tip}
      aria-pressed={pressed} aria-expanded={expanded} onClick={press}>
      {icon && (role ? <span className={ROLE_CLASS[role]}><Icon name={icon} /></span> : <Icon name={icon} />)}
      <span className={iconOnly ? 'sr' : undefined}>{label}</span>
      {!iconOnly && keys.map((cap) => <Kbd key={cap} cap={cap} />)}
      {after}
    </button>
  );
};
