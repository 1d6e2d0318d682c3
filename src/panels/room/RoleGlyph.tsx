import type { ReactElement } from 'react';
import type { LesionRole } from '../../read';
import { Glyph } from '../parts/Glyph';

export const ROLE_CLASS: Readonly<Record<LesionRole, string>> = { target: 'role-t', 'non-target': 'role-nt', new: 'role-nl' };
const GLYPH = { target: 'target', 'non-target': 'non-target', new: 'diamond' } as const;

/** The sign of a role: bar with end ticks, dotted ring, diamond. An equivocal new lesion is an open diamond. */
export const RoleGlyph = ({ role, equivocal = false }: { readonly role: LesionRole; readonly equivocal?: boolean }): ReactElement => (
  <Glyph name={role === 'new' && equivocal ? 'diamond-open' : GLYPH[role]} />
);
