import type { LesionKind, NewLesionFinding, NonTargetStatus, TargetFinding } from '../irecist';

/** A word as tables write it, in one spelling: "Lymph node" and "lymph_node" are "lymph-node". */
export const spelled = (cell: string | undefined): string => (cell ?? '').trim().toLowerCase().replace(/[\s_]+/g, '-');

const table = <Word>(entries: Readonly<Record<string, Word>>): ReadonlyMap<string, Word> => new Map(Object.entries(entries));

export const ROLES = table<'target' | 'non-target' | 'new'>({ target: 'target', 'non-target': 'non-target', nontarget: 'non-target', new: 'new', 'new-lesion': 'new' });

export const YES_NO = table<boolean>({ yes: true, y: true, true: true, '1': true, no: false, n: false, false: false, '0': false, '': false });

export const KINDS = table<LesionKind>({ node: 'node', nodal: 'node', 'lymph-node': 'node', nonnode: 'nonnode', 'non-node': 'nonnode', 'non-nodal': 'nonnode' });

/** Organs that are lymph nodes, wherever they are (B9): measured by the short axis. */
export const isNodalOrgan = (organ: string): boolean => /(^|-)(lymph-?nodes?|nodes?|lns?)(-|$)/.test(organ);

export const TARGET_WORDS = table<TargetFinding>({
  'too-small': { kind: 'too-small' }, absent: { kind: 'absent' }, merged: { kind: 'merged' }, 'not-evaluable': { kind: 'not-evaluable' }, ne: { kind: 'not-evaluable' }, 'not-answered': { kind: 'not-answered' }, '': { kind: 'not-answered' },
});
export const STATUS_WORDS = table<NonTargetStatus>({
  absent: 'absent', present: 'present', measured: 'present', parts: 'present', merged: 'present', 'too-small': 'present', increased: 'increased', unequivocal: 'unequivocal', 'unequivocal-increased': 'unequivocal-increased',
  'not-evaluable': 'not-evaluable', ne: 'not-evaluable', 'not-answered': 'not-answered', '': 'not-answered',
});
export const NEW_WORDS = table<NewLesionFinding>({
  absent: { kind: 'absent' }, merged: { kind: 'absent' }, equivocal: { kind: 'equivocal' }, 'not-evaluable': { kind: 'not-evaluable' }, ne: { kind: 'not-evaluable' }, 'not-answered': { kind: 'not-answered' }, '': { kind: 'not-answered' },
  'too-small': { kind: 'too-small' }, present: { kind: 'present' }, increased: { kind: 'increased' }, unequivocal: { kind: 'unequivocal' }, 'unequivocal-increased': { kind: 'unequivocal-increased' },
});
