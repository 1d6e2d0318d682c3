import { isNodal, type Organ, type Site } from '../../read';
import { sct, type Code } from './code';
import { coded, type ContentItem } from './content-item';
import { NAME } from './concepts';
import { TERM } from './terms';

/**
 * Finding Site of an organ. All nodes are one site on purpose: readers tell by it that the short axis counts.
 * 'other' has no code: it is named in words alone.
 */
export const ORGAN_SITE: Readonly<Record<Exclude<Organ, 'other'>, Code>> = {
  lung: sct('39607008', 'Lung'), liver: sct('10200004', 'Liver'), 'lymph-node': sct('59441001', 'Lymph node'), adrenal: sct('23451007', 'Adrenal gland'),
  kidney: sct('64033007', 'Kidney'), spleen: sct('78961009', 'Spleen'), pancreas: sct('15776009', 'Pancreas'), bone: sct('272673000', 'Bone'),
  brain: sct('12738006', 'Brain'), pleura: sct('3120008', 'Pleura'), peritoneum: sct('15425007', 'Peritoneum'), mediastinum: sct('72410000', 'Mediastinum'),
  'soft-tissue': sct('87784001', 'Soft tissue'), skin: sct('39937001', 'Skin'), ovary: sct('15497006', 'Ovary'),
};

const LEFT = sct('7771000', 'Left');
const RIGHT = sct('24028007', 'Right');
/** Topographical modifiers (CID 2) that the words of a lobe may hold. */
const LOBES: readonly (readonly [RegExp, Code])[] = [[/\bupper lobe\b/i, sct('264217000', 'Superior')], [/\blower lobe\b/i, sct('261089000', 'Inferior')]];

const sideOf = (label: string): Code | null => (/\bleft\b|\blingula\b/i.test(label) ? LEFT : /\bright\b|\bmiddle lobe\b/i.test(label) ? RIGHT : null);

/** TID 1501: Finding Site with laterality and topographical modifier; nothing for a site that has no code. */
export const findingSite = (site: Site | null): readonly ContentItem[] => {
  if (site === null || site.organ === 'other') return [];
  const side = sideOf(site.label);
  const lobe = LOBES.find(([words]) => words.test(site.label))?.[1];
  return [coded('HAS CONCEPT MOD', NAME.site, ORGAN_SITE[site.organ], [
    ...(side ? [coded('HAS CONCEPT MOD', NAME.laterality, side)] : []),
    ...(lobe ? [coded('HAS CONCEPT MOD', NAME.topography, lobe)] : []),
  ])];
};

/** @param from where it was seen, when nothing was measured. */
export const finding = (site: Site | null, from: readonly ContentItem[]): ContentItem => coded('CONTAINS', NAME.finding, isNodal(site) ? TERM.lymphadenopathy : TERM.neoplasm, from);
