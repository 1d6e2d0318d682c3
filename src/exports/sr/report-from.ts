import { readDataset, type Dataset } from '../../dicom';
import { NAME, OWN } from './concepts';
import { sameCode } from './code';
import { groupOf } from './found-group';
import { imagesIn } from './found-library';
import type { FoundEvaluation, FoundGroup, FoundProblem, FoundReport, FoundSize, NotUnderstood } from './found-report';
import { sizeOf } from './found-sizes';
import { childNamed, childrenNamed, codeOf, isNamed, nodeOf, numberOf, textOf, type ReportNode } from './report-node';
import { TERM } from './terms';

export type ReportFrom =
  | { readonly kind: 'report'; readonly report: FoundReport; readonly measurements: readonly FoundGroup[]; readonly notUnderstood: readonly NotUnderstood[]; readonly problems: readonly FoundProblem[] }
  /** Nothing of the file is taken. One problem. */
  | { readonly kind: 'refused'; readonly problems: readonly FoundProblem[] };

/** Basic text, enhanced, comprehensive and the other SR classes that hold a content tree. */
const SR_CLASS = /^1\.2\.840\.10008\.5\.1\.4\.1\.1\.88\.(1|2|3|4|11|22|33|34|35|40|50|59|65|67|68|69|70|71|72|73|74|75|76)$/;

const groupsIn = (node: ReportNode): readonly ReportNode[] => (node.type === 'CONTAINER' && isNamed(node, NAME.group) ? [node] : node.children.flatMap(groupsIn));

const evaluationOf = (node: ReportNode, take: (node: ReportNode) => void): readonly FoundEvaluation[] => {
  if (node.name === null || (node.type !== 'CODE' && node.type !== 'TEXT')) return [];
  take(node);
  for (const child of node.children) take(child);
  const who = codeOf(childNamed(node, NAME.observerType));
  return [{
    name: node.name, code: node.type === 'CODE' ? codeOf(node) : null, text: node.type === 'TEXT' ? textOf(node) : '', method: codeOf(childNamed(node, NAME.evaluationMethod)),
    by: sameCode(who, TERM.person) ? 'person' : sameCode(who, TERM.device) ? 'device' : null, comment: textOf(childNamed(node, NAME.comment)),
  }];
};

/** Series of every image that the evidence names. */
const seriesIn = (dataset: Dataset): ReadonlyMap<string, string> => new Map(
  dataset.items(0x0040a375).flatMap((study) => study.items(0x00081115)).flatMap((series) =>
    series.items(0x00081199).map((item): [string, string] => [item.text(0x00081155), series.text(0x0020000e)])),
);

const predecessorsIn = (dataset: Dataset): readonly string[] =>
  dataset.items(0x0040a360).flatMap((study) => study.items(0x00081115)).flatMap((series) => series.items(0x00081199)).map((item) => item.text(0x00081155));

/** What a content item says, in one line. */
const inWords = (node: ReportNode): string => {
  const value = node.type === 'NUM' ? `${numberOf(node).value ?? 'no value'} ${numberOf(node).unit?.meaning ?? ''}` : (codeOf(node)?.meaning ?? textOf(node));
  return `${node.type || 'Item'}${node.name ? ` ${node.name.meaning || node.name.value}` : ''}${value.trim() === '' ? '' : `: ${value.trim().slice(0, 120)}`}`;
};

const leftOver = (node: ReportNode, taken: ReadonlySet<ReportNode>): readonly NotUnderstood[] =>
  (taken.has(node) ? node.children.flatMap((child) => leftOver(child, taken)) : [{ path: node.path, what: inWords(node) }]);

const CONTEXT = [
  NAME.language, NAME.observerType, NAME.personName, NAME.loginName, NAME.organization, NAME.role, NAME.deviceUid, NAME.deviceName, NAME.deviceManufacturer, NAME.deviceModel,
  NAME.deviceSerial, NAME.procedureStudy, NAME.subjectClass, NAME.subjectId, NAME.procedure, OWN.subjectKey,
] as const;

const isoDay = (date: string): string => (/^\d{8}$/.test(date) ? `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}` : '');

const reportOf = (dataset: Dataset, sopClassUid: string, root: ReportNode, take: (node: ReportNode) => void, problems: FoundProblem[]): FoundReport => {
  take(root);
  for (const child of root.children) {
    if (!CONTEXT.some((name) => isNamed(child, name))) continue;
    take(child);
    for (const detail of child.children) take(detail);
  }
  const section = (name: (typeof NAME)[keyof typeof NAME]): ReportNode | null => {
    const found = childNamed(root, name);
    if (found) take(found);
    return found;
  };
  const library = section(NAME.imageLibrary);
  const group = library ? childNamed(library, NAME.imageGroup) : null;
  const evaluations = (section(NAME.evaluations)?.children ?? []).flatMap((node) => evaluationOf(node, take));
  section(NAME.measurements);
  const derived = (section(NAME.derived)?.children ?? []).flatMap((node): readonly FoundSize[] => {
    const size = node.type === 'NUM' ? sizeOf(node, problems, take) : null;
    if (size) for (const child of node.children) take(child);
    return size ? [size] : [];
  });
  const role = childNamed(root, NAME.role);
  const own = (name: (typeof OWN)[keyof typeof OWN]): string => evaluations.find((one) => sameCode(one.name, name))?.text ?? '';
  const subjectKey = textOf(childNamed(root, OWN.subjectKey));
  const studyUid = dataset.text(0x0020000d);
  return {
    reference: { studyUid, seriesUid: dataset.text(0x0020000e), sopClassUid, sopInstanceUid: dataset.text(0x00080018) },
    predecessors: predecessorsIn(dataset), title: root.name, isOwn: subjectKey !== '' && textOf(childNamed(root, NAME.deviceName)) === 'Nadir',
    madeAt: `${dataset.text(0x00080023)}${dataset.text(0x00080033).slice(0, 6)}`,
    patient: { name: dataset.text(0x00100010), id: dataset.text(0x00100020) }, subject: { code: textOf(childNamed(root, NAME.subjectId)), key: subjectKey },
    reader: { name: textOf(childNamed(root, NAME.personName)), identifier: role ? textOf(childNamed(role, NAME.roleIdentifier)) : '' },
    software: [textOf(childNamed(root, NAME.deviceName)), textOf(childNamed(root, NAME.deviceSerial))].filter((word) => word !== '').join(' '),
    timepoint: {
      label: dataset.text(0x00120050), protocol: dataset.text(0x00120051), days: dataset.numbers(0x00120052)[0] ?? null, date: isoDay(group ? textOf(childNamed(group, NAME.acquisitionDate)) : ''),
      seriesKey: group ? textOf(childNamed(group, OWN.seriesKey)) : '', studyUids: [studyUid, ...(group ? childrenNamed(group, NAME.studyUid).map(textOf) : [])],
    },
    images: library ? imagesIn(library, take) : [], seriesOf: seriesIn(dataset), evaluations, derived, charter: own(OWN.charter), logHash: own(OWN.logHash),
  };
};

/**
 * The measurements in a structured report, whoever wrote it: groups with sizes and drawings on images or in space, in old and new codes. Reads
 * what it can and says what it could not: sizes without a number, lengths that are no millimetres, items that nothing was made of.
 */
export const reportFrom = (bytes: Uint8Array): ReportFrom => {
  const refused = (kind: FoundProblem['kind'], detail: string): ReportFrom => ({ kind: 'refused', problems: [{ kind, path: '', detail }] });
  const reading = readDataset(bytes);
  if (reading.kind === 'refused') return refused(reading.why, reading.detail);
  const { dataset, sopClassUid } = reading;
  if (!SR_CLASS.test(sopClassUid)) return refused('not-a-report', 'The file is DICOM, but no structured report');
  const root = nodeOf(dataset);
  if (root === null) return refused('too-deep', 'The report is nested deeper than any report is');
  const taken = new Set<ReportNode>();
  const problems: FoundProblem[] = [];
  const take = (node: ReportNode): void => void taken.add(node);
  const report = reportOf(dataset, sopClassUid, root, take, problems);
  const groups = groupsIn(root);
  const measurements = groups.map((node) => {
    take(node);
    return groupOf(node, problems, take);
  });
  if (groups.length === 0) problems.push({ kind: 'no-measurements', path: '1', detail: 'The report has no measurement groups' });
  return { kind: 'report', report, measurements, notUnderstood: leftOver(root, taken), problems };
};
