import { LOCAL_SCHEME, sameCode, type Code } from './code';
import { NAME } from './concepts';
import { ORGAN_SITE } from './finding-site';
import type { FoundGroup, FoundProblem, FoundSize } from './found-report';
import { regionsBelow, sizeOf } from './found-sizes';
import { childNamed, childrenNamed, codeOf, imageIn, textOf, type ReportNode } from './report-node';
import { ROLE_TERM, wordOf } from './terms';

const TOOL = /^(?:cornerstone\w*@[^:]*:)(?:\w+:?)?/i;

const roleOf = (code: Code | null): FoundGroup['role'] => {
  const word = wordOf(ROLE_TERM, code);
  return word === 'NLT' || word === 'NLNT' ? 'new' : word;
};

const ownItems = (node: ReportNode, take: (node: ReportNode) => void): ReadonlyMap<string, readonly string[]> => {
  const own = new Map<string, readonly string[]>();
  for (const child of node.children) {
    if (child.name?.scheme !== LOCAL_SCHEME) continue;
    take(child);
    own.set(child.name.value, [...(own.get(child.name.value) ?? []), codeOf(child)?.value ?? textOf(child)]);
  }
  return own;
};

/** A measurement group (TID 1410, 1411, 1501, and whatever looks like one). Every item that is understood is taken. */
export const groupOf = (node: ReportNode, problems: FoundProblem[], take: (node: ReportNode) => void): FoundGroup => {
  const taken = (name: Code): ReportNode | null => {
    const child = childNamed(node, name);
    if (child) take(child);
    return child;
  };
  const site = taken(NAME.site);
  const laterality = site ? childNamed(site, NAME.laterality) : null;
  for (const modifier of site?.children ?? []) if (sameCode(modifier.name, NAME.laterality) || sameCode(modifier.name, NAME.topography)) take(modifier);
  const finding = taken(NAME.finding);
  for (const child of finding?.children ?? []) if (child.type === 'IMAGE') take(child);
  const trackingIdentifier = textOf(taken(NAME.trackingIdentifier));
  const siteCode = codeOf(site);
  const types = childrenNamed(node, NAME.timepointType);
  for (const type of types) take(type);
  return {
    path: node.path, trackingIdentifier, trackingUid: textOf(taken(NAME.trackingUid)), name: trackingIdentifier.replace(TOOL, ''),
    finding: codeOf(finding), site: siteCode, laterality: codeOf(laterality), organ: wordOf(ORGAN_SITE, siteCode),
    role: roleOf(codeOf(taken(NAME.lesionRole))), status: codeOf(taken(NAME.status)), method: codeOf(taken(NAME.method)), comment: textOf(taken(NAME.comment)),
    timepoint: { id: textOf(taken(NAME.subjectTimepoint)), protocol: textOf(taken(NAME.protocolTimepoint)), label: textOf(taken(NAME.timepoint)), types: types.flatMap((type) => codeOf(type) ?? []) },
    sizes: node.children.filter(({ type }) => type === 'NUM').flatMap((child): readonly FoundSize[] => {
      const size = sizeOf(child, problems, take);
      return size ? [size] : [];
    }),
    regions: [...regionsBelow(node, problems, take), ...(finding ? regionsBelow(finding, problems, take) : [])],
    source: imageIn(finding?.children.find(({ type }) => type === 'IMAGE') ?? null), partOf: textOf(taken(NAME.split)), mergedInto: textOf(taken(NAME.merged)), own: ownItems(node, take),
  };
};
