import type { Organ, Site } from './site';

const named = (organ: Organ, ...labels: readonly string[]): readonly Site[] => labels.map((label) => ({ organ, label }));

/** The sites that a reader can choose from, in the order in which they are offered. */
export const SITES: readonly Site[] = [
  ...named('lung', 'Lung, right upper lobe', 'Lung, middle lobe', 'Lung, right lower lobe', 'Lung, left upper lobe', 'Lung, lingula', 'Lung, left lower lobe'),
  ...named('liver', 'Liver, segment 1', 'Liver, segment 2', 'Liver, segment 3', 'Liver, segment 4', 'Liver, segment 5', 'Liver, segment 6', 'Liver, segment 7', 'Liver, segment 8'),
  ...named('lymph-node', 'Node, right axillary', 'Node, left axillary', 'Node, right paratracheal 4R', 'Node, left paratracheal 4L', 'Node, prevascular 3a',
    'Node, subcarinal 7', 'Node, right hilar 10R', 'Node, left hilar 10L', 'Node, supraclavicular', 'Node, cervical', 'Node, internal mammary',
    'Node, para-aortic', 'Node, mesenteric', 'Node, retrocrural', 'Node, iliac', 'Node, inguinal'),
  ...named('adrenal', 'Adrenal, right', 'Adrenal, left'),
  ...named('kidney', 'Kidney, right', 'Kidney, left'),
  ...named('spleen', 'Spleen'),
  ...named('pancreas', 'Pancreas'),
  ...named('pleura', 'Pleura, right', 'Pleura, left'),
  ...named('mediastinum', 'Mediastinal mass, not a node'),
  ...named('peritoneum', 'Peritoneum', 'Omentum'),
  ...named('bone', 'Bone, spine', 'Bone, rib', 'Bone, sternum', 'Bone, pelvis', 'Bone, other'),
  ...named('soft-tissue', 'Soft tissue, chest wall', 'Soft tissue, abdominal wall', 'Soft tissue, other'),
  ...named('skin', 'Skin'),
  ...named('brain', 'Brain'),
  ...named('ovary', 'Ovary, right', 'Ovary, left'),
  ...named('other', 'Other site'),
];

const wordsOf = (text: string): readonly string[] => text.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');

/** Sites of which some word begins with each word of the text; all of them for an empty text. */
export const sitesMatching = (text: string): readonly Site[] => {
  const wanted = wordsOf(text);
  return SITES.filter((site) => {
    const words = [...wordsOf(site.label), ...wordsOf(site.organ)];
    return wanted.every((start) => words.some((word) => word.startsWith(start)));
  });
};

export interface Surroundings {
  /** Mean of the ring around the stroke, HU. */
  readonly meanHu: number;
  /** Share of the ring that is air or lung (below −500 HU), 0 to 1. */
  readonly airFraction: number;
  /** Which side of the body's middle, by patient x; null near the middle. */
  readonly side: 'right' | 'left' | null;
  /** Height in the scan: 0 at its top, 1 at its bottom. */
  readonly level: number;
}

/**
 * Sites to offer first for a stroke, from what lies around it. A proposal only: the reader takes it or another.
 * Sites used in this read for the same surroundings are not guessed; the reader's own last choices come right after.
 */
export const proposedSites = (around: Surroundings | null, recent: readonly Site[]): readonly Site[] => {
  const likely = around === null ? [] : likelyLabels(around);
  const first = likely.map((label) => SITES.find((site) => site.label === label)).filter((site): site is Site => site !== undefined);
  const seen = new Set<string>();
  return [...first, ...recent].filter((site) => !seen.has(site.label) && seen.add(site.label)).slice(0, 4);
};

const likelyLabels = ({ airFraction, side, level }: Surroundings): readonly string[] => {
  if (airFraction > 0.2) {
    const lobe = level < 0.3 ? 'upper' : 'lower';
    if (side === 'right') return lobe === 'upper' ? ['Lung, right upper lobe', 'Lung, middle lobe', 'Lung, right lower lobe'] : ['Lung, right lower lobe', 'Lung, middle lobe', 'Lung, right upper lobe'];
    if (side === 'left') return lobe === 'upper' ? ['Lung, left upper lobe', 'Lung, lingula', 'Lung, left lower lobe'] : ['Lung, left lower lobe', 'Lung, lingula', 'Lung, left upper lobe'];
  }
  if (level < 0.4) {
    if (side === null) return ['Node, right paratracheal 4R', 'Node, subcarinal 7', 'Mediastinal mass, not a node'];
    return side === 'left' ? ['Node, left axillary', 'Node, left hilar 10L', 'Soft tissue, chest wall'] : ['Node, right axillary', 'Node, right hilar 10R', 'Soft tissue, chest wall'];
  }
  if (side === 'right') return ['Liver, segment 7', 'Liver, segment 5', 'Adrenal, right'];
  if (side === 'left') return ['Adrenal, left', 'Spleen', 'Liver, segment 2'];
  return ['Node, para-aortic', 'Liver, segment 4', 'Pancreas'];
};
