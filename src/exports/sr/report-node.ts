import { patientPoint, type Dataset, type PatientPoint, type PixelPoint } from '../../dicom';
import { sameCode, type Code } from './code';
import type { ImageReference } from './content-item';
import { codeIn } from './modern-code';

/** One content item of a report as it was found. */
export interface ReportNode {
  /** As dsrdump numbers them: "1.5.2" is the second child of the fifth child of the root. */
  readonly path: string;
  readonly type: string;
  readonly relation: string;
  readonly name: Code | null;
  readonly dataset: Dataset;
  readonly children: readonly ReportNode[];
}

export interface FoundNumber {
  /** Null where the report gives none. */
  readonly value: number | null;
  readonly unit: Code | null;
}

/** Where something was drawn: on an image (0 is the centre of its first pixel), or in the patient's space, mm. */
export type FoundRegion =
  | { readonly kind: 'image'; readonly graphic: string; readonly pixels: readonly PixelPoint[]; readonly image: ImageReference | null }
  | { readonly kind: 'patient'; readonly graphic: string; readonly points: readonly PatientPoint[]; readonly frameOfReferenceUid: string };

const DEEPEST = 40;
/** mm or pixels: beyond it nothing was ever drawn. NaN is not within it. */
const FARTHEST = 100_000;

/** The tree below a data set; null where it is deeper than any report is. */
export const nodeOf = (dataset: Dataset, path = '1', depth = 0): ReportNode | null => {
  if (depth > DEEPEST) return null;
  const children: ReportNode[] = [];
  for (const [index, child] of dataset.items(0x0040a730).entries()) {
    const node = nodeOf(child, `${path}.${index + 1}`, depth + 1);
    if (node === null) return null;
    children.push(node);
  }
  return { path, type: dataset.text(0x0040a040), relation: dataset.text(0x0040a010), name: codeIn(dataset.items(0x0040a043)[0]), dataset, children };
};

export const isNamed = (node: ReportNode, name: Code): boolean => sameCode(node.name, name);
export const childrenNamed = (node: ReportNode, name: Code): readonly ReportNode[] => node.children.filter((child) => isNamed(child, name));
export const childNamed = (node: ReportNode, name: Code): ReportNode | null => node.children.find((child) => isNamed(child, name)) ?? null;

export const codeOf = (node: ReportNode | null): Code | null => codeIn(node?.dataset.items(0x0040a168)[0]);

/** Text of a TEXT, PNAME, UIDREF or DATE item; some writers say a name as text. */
export const textOf = (node: ReportNode | null): string => {
  if (!node) return '';
  return [0x0040a160, 0x0040a123, 0x0040a124, 0x0040a121].map((tag) => node.dataset.text(tag)).find((text) => text !== '') ?? '';
};

export const numberOf = ({ dataset }: ReportNode): FoundNumber => {
  const measured = dataset.items(0x0040a300)[0];
  const decimal = measured?.numbers(0x0040a30a)[0];
  const exact = measured?.numbers(0x0040a161)[0];
  // The floating point value is finer, and must not be another one.
  const value = exact !== undefined && decimal !== undefined && Math.abs(exact - decimal) > 1e-6 * Math.max(1, Math.abs(decimal)) ? decimal : (exact ?? decimal);
  return { value: value !== undefined && Number.isFinite(value) ? value : null, unit: codeIn(measured?.items(0x004008ea)[0]) };
};

export const imageIn = (node: ReportNode | null): ImageReference | null => {
  const item = node?.dataset.items(0x00081199)[0];
  const sopInstanceUid = item?.text(0x00081155) ?? '';
  if (!item || sopInstanceUid === '') return null;
  const frame = item.numbers(0x00081160)[0];
  return { sopClassUid: item.text(0x00081150), sopInstanceUid, frame: frame !== undefined && Number.isInteger(frame) && frame > 0 ? frame : null };
};

const inGroupsOf = (count: number, values: readonly number[]): readonly (readonly number[])[] =>
  Array.from({ length: values.length / count }, (_, index) => values.slice(index * count, (index + 1) * count));

/** The region of an SCOORD or SCOORD3D item; null where its coordinates are no points. */
export const regionOf = (node: ReportNode): FoundRegion | null => {
  const data = node.dataset.numbers(0x00700022);
  const size = node.type === 'SCOORD3D' ? 3 : 2;
  if (data.length === 0 || data.length % size !== 0 || !data.every((value) => Math.abs(value) <= FARTHEST)) return null;
  const graphic = node.dataset.text(0x00700023);
  if (node.type === 'SCOORD3D') {
    return { kind: 'patient', graphic, points: inGroupsOf(3, data).map(([x = 0, y = 0, z = 0]) => patientPoint(x, y, z)), frameOfReferenceUid: node.dataset.text(0x30060024) };
  }
  const pixels = inGroupsOf(2, data).map(([column = 0, row = 0]) => ({ column: column - 0.5, row: row - 0.5 }));
  return { kind: 'image', graphic, pixels, image: imageIn(node.children.find(({ type }) => type === 'IMAGE') ?? null) };
};
