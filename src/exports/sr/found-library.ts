import { planeOf, type ImagePlane, type Vec3 } from '../../dicom';
import type { Code } from './code';
import { NAME, OWN } from './concepts';
import type { FoundImage } from './found-report';
import { COLUMN_DIRECTION, POSITION, ROW_DIRECTION } from './image-library';
import { childNamed, imageIn, numberOf, textOf, type ReportNode } from './report-node';

const numbersNamed = (node: ReportNode, names: readonly Code[]): Vec3 | null => {
  const values = names.map((name) => {
    const child = childNamed(node, name);
    return child ? numberOf(child).value : null;
  });
  const [x, y, z] = values;
  return x === undefined || y === undefined || z === undefined || x === null || y === null || z === null ? null : [x, y, z];
};

const numberNamed = (node: ReportNode, name: Code): number | null => {
  const child = childNamed(node, name);
  return child ? numberOf(child).value : null;
};

const planeOfEntry = (node: ReportNode): ImagePlane | null => {
  const [origin, row, column] = [POSITION, ROW_DIRECTION, COLUMN_DIRECTION].map((names) => numbersNamed(node, names));
  const [rows, columns, rowSpacing, columnSpacing] = [NAME.rows, NAME.columns, NAME.rowSpacing, NAME.columnSpacing].map((name) => numberNamed(node, name));
  if (!origin || !row || !column || !rows || !columns || !rowSpacing || !columnSpacing) return null;
  // The same doubts as of a header: what is no plane there is none here.
  return planeOf({ rows, columns, position: origin, orientation: [...row, ...column], spacing: [rowSpacing, columnSpacing] });
};

const thicknessOf = (node: ReportNode): number | null => {
  const mm = numberNamed(node, NAME.thickness);
  return mm !== null && mm > 0 ? mm : null;
};

/** The images of an image library, with their geometry where it is written. Descriptors of acquisition are facts of the images: none of them is asked for again. */
export const imagesIn = (library: ReportNode, take: (node: ReportNode) => void): readonly FoundImage[] => {
  const takeAll = (node: ReportNode): void => {
    take(node);
    for (const child of node.children) takeAll(child);
  };
  takeAll(library);
  const entries = (node: ReportNode): readonly ReportNode[] => [...(node.type === 'IMAGE' ? [node] : []), ...node.children.flatMap(entries)];
  return entries(library).flatMap((node): readonly FoundImage[] => {
    const image = imageIn(node);
    return image ? [{ sopInstanceUid: image.sopInstanceUid, frame: image.frame, plane: planeOfEntry(node), sliceThicknessMm: thicknessOf(node), seriesKey: textOf(childNamed(node, OWN.seriesKey)) }] : [];
  });
};
