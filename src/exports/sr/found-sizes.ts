import { sameCode, sct, type Code } from './code';
import { NAME } from './concepts';
import type { FoundProblem, FoundSize } from './found-report';
import { codeOf, imageIn, numberOf, regionOf, type FoundNumber, type FoundRegion, type ReportNode } from './report-node';

const AXES: readonly (readonly [Code, FoundSize['axis']])[] = [
  [NAME.longAxis, 'long'], [NAME.shortAxis, 'short'], [sct('131189007', 'Perpendicular Axis'), 'short'],
  [sct('81827009', 'Diameter'), 'diameter'], [sct('410668003', 'Length'), 'length'],
];
/** Millimetres in a unit of length (UCUM). */
const IN_MM: ReadonlyMap<string, number> = new Map([['mm', 1], ['cm', 10], ['m', 1000], ['um', 0.001]]);
/** Longer than any body, mm: damage, or another unit than the report says. */
const LONGEST_MM = 10_000;

const millimetres = ({ value, unit }: FoundNumber): number | null => {
  const factor = unit?.scheme === 'UCUM' ? IN_MM.get(unit.value) : undefined;
  const mm = value === null || factor === undefined ? null : value * factor;
  return mm !== null && mm >= 0 && mm <= LONGEST_MM ? mm : null;
};

const isArea = ({ unit }: FoundNumber): boolean => unit !== null && /^[a-z]*m[23]$/.test(unit.value);

/** Regions in or right below an item, and what is wrong with them. */
export const regionsBelow = (node: ReportNode, problems: FoundProblem[], take: (node: ReportNode) => void): readonly FoundRegion[] =>
  node.children.filter(({ type }) => type === 'SCOORD' || type === 'SCOORD3D').flatMap((child) => {
    take(child);
    for (const from of child.children) if (from.type === 'IMAGE') take(from);
    const region = regionOf(child);
    if (region === null) problems.push({ kind: 'bad-coordinates', path: child.path, detail: 'The coordinates of a drawing are no points' });
    else if (region.kind === 'image' && region.image === null) problems.push({ kind: 'no-image', path: child.path, detail: 'A drawing does not say which image it is on' });
    return region ? [region] : [];
  });

const notMillimetres = (name: string, found: FoundNumber): string => (IN_MM.has(found.unit?.value ?? '') && found.unit?.scheme === 'UCUM'
  ? `${name} ${found.value} ${found.unit.meaning || found.unit.value} is the length of nothing in a body` : `${name} ${found.value} is in ${found.unit?.meaning || 'no unit'}, not in millimetres`);

/** The size in a NUM item. A missing number, and a length that is not in millimetres, are kept as they are and told as problems. */
export const sizeOf = (node: ReportNode, problems: FoundProblem[], take: (node: ReportNode) => void): FoundSize | null => {
  if (node.name === null) return null;
  take(node);
  const modifiers = node.children.filter(({ type, relation }) => type === 'CODE' && relation === 'HAS CONCEPT MOD');
  const sources = node.children.filter(({ type }) => type === 'IMAGE');
  for (const child of [...modifiers, ...sources]) take(child);
  const { name } = node;
  const found = numberOf(node);
  // Some writers give areas the code of a length.
  const axis = isArea(found) ? 'other' : (AXES.find(([one]) => sameCode(name, one))?.[1] ?? 'other');
  const mm = millimetres(found);
  if (found.value === null) problems.push({ kind: 'no-value', path: node.path, detail: `${name.meaning} has no value` });
  else if (axis !== 'other' && mm === null) problems.push({ kind: 'not-millimetres', path: node.path, detail: notMillimetres(name.meaning, found) });
  return { path: node.path, name, axis, ...found, mm, regions: regionsBelow(node, problems, take), source: imageIn(sources[0] ?? null), modifiers: modifiers.flatMap((child) => codeOf(child) ?? []) };
};
