import type { Organ, Site } from '../../read';
import type { Lat, Loc } from './terms';

/** Words of a site that name a place more exactly than its organ does; the first that fits. */
const BY_WORDS: readonly (readonly [Organ, RegExp, Loc])[] = [
  ['lung', /right upper lobe/i, 'LUNG, RIGHT UPPER LOBE'], ['lung', /middle lobe/i, 'LUNG, RIGHT MIDDLE LOBE'], ['lung', /right lower lobe/i, 'LUNG, RIGHT LOWER LOBE'],
  ['lung', /left upper lobe/i, 'LUNG, LEFT UPPER LOBE'], ['lung', /lingula/i, 'LINGULA OF THE LUNG'], ['lung', /left lower lobe/i, 'LUNG, LEFT LOWER LOBE'],
  ['lymph-node', /axill/i, 'AXILLARY LYMPH NODE'], ['lymph-node', /paratracheal/i, 'PARATRACHEAL LYMPH NODE'], ['lymph-node', /prevascular/i, 'ANTERIOR MEDIASTINAL LYMPH NODE'],
  ['lymph-node', /subcarinal/i, 'SUBCARINAL LYMPH NODE'], ['lymph-node', /hilar/i, 'HILAR LYMPH NODE'], ['lymph-node', /supraclavicular/i, 'SUPRACLAVICULAR LYMPH NODE'],
  ['lymph-node', /cervical/i, 'CERVICAL LYMPH NODE'], ['lymph-node', /internal mammary/i, 'INTERNAL MAMMARY LYMPH NODE'], ['lymph-node', /para-?aortic/i, 'PARA-AORTIC LYMPH NODE'],
  ['lymph-node', /mesenteric/i, 'MESENTERIC LYMPH NODE'], ['lymph-node', /retrocrural/i, 'RETROCRURAL LYMPH NODE'], ['lymph-node', /iliac/i, 'ILIAC LYMPH NODE'],
  ['lymph-node', /inguinal/i, 'INGUINAL LYMPH NODE'], ['lymph-node', /mediast/i, 'MEDIASTINAL LYMPH NODE'],
  ['peritoneum', /oment/i, 'OMENTUM'], ['bone', /\brib\b/i, 'RIB'], ['bone', /sternum/i, 'STERNUM'], ['bone', /pelvis/i, 'PELVIC BONE'],
  ['soft-tissue', /chest wall/i, 'CHEST WALL'], ['soft-tissue', /abdominal wall/i, 'ABDOMINAL WALL'],
];

const BY_ORGAN: Readonly<Record<Exclude<Organ, 'other'>, Loc>> = {
  lung: 'LUNG', liver: 'LIVER', 'lymph-node': 'LYMPH NODE', adrenal: 'ADRENAL GLAND', kidney: 'KIDNEY', spleen: 'SPLEEN', pancreas: 'PANCREAS', bone: 'BONE', brain: 'BRAIN',
  pleura: 'PLEURA', peritoneum: 'PERITONEUM', mediastinum: 'MEDIASTINUM', 'soft-tissue': 'SOFT TISSUE', skin: 'SKIN', ovary: 'OVARY',
};

/** Location (C74456) and laterality (C99073) of a site. What has no term is left out, never made up; the words of the reader are kept beside it. */
export const locationOf = (site: Site | null): { readonly loc: Loc | null; readonly lat: Lat | null } => {
  if (site === null || site.organ === 'other') return { loc: null, lat: null };
  const loc = BY_WORDS.find(([organ, words]) => organ === site.organ && words.test(site.label))?.[2] ?? BY_ORGAN[site.organ];
  const lat = /\bleft\b|\blingula\b/i.test(site.label) ? 'LEFT' : /\bright\b|\bmiddle lobe\b/i.test(site.label) ? 'RIGHT' : null;
  return { loc, lat };
};
