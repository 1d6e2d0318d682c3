import type { BaselineLesion, LesionNature, Modality } from './baseline';
import { flagAt, lengthOrNullAt, note, oneOfAt, textAt, wordIn, type Fields, type Json } from './case-fields';

/** The words for what a lesion is, as files write them. */
const NATURES: Readonly<Record<string, LesionNature>> = {
  solid: 'solid', mass: 'solid', nodule: 'solid', node: 'solid', 'soft-tissue': 'solid',
  'bone-lytic': 'bone-lytic', lytic: 'bone-lytic', 'lytic-bone': 'bone-lytic', 'bone-mixed': 'bone-mixed', mixed: 'bone-mixed', 'mixed-bone': 'bone-mixed',
  'lytic-soft-tissue': 'bone-lytic', 'mixed-soft-tissue': 'bone-mixed',
  'bone-blastic': 'bone-blastic', blastic: 'bone-blastic', 'blastic-bone': 'bone-blastic', sclerotic: 'bone-blastic',
  'simple-cyst': 'simple-cyst', cyst: 'simple-cyst', 'cystic-metastasis': 'cystic-metastasis', 'cystic-met': 'cystic-metastasis', cystic: 'cystic-metastasis',
  leptomeningeal: 'leptomeningeal', 'leptomeningeal-disease': 'leptomeningeal', ascites: 'ascites',
  'pleural-effusion': 'pleural-effusion', 'pericardial-effusion': 'pericardial-effusion', 'inflammatory-breast': 'inflammatory-breast', 'inflammatory-breast-disease': 'inflammatory-breast',
  lymphangitis: 'lymphangitis', 'lymphangitic-spread': 'lymphangitis', 'palpable-only': 'palpable-only', 'palpable-mass': 'palpable-only', 'abdominal-mass': 'palpable-only',
};
const MODALITIES: Readonly<Record<string, Modality>> = {
  ct: 'CT', mri: 'MRI', mr: 'MRI', 'chest-x-ray': 'chest-x-ray', 'chest-xray': 'chest-x-ray', xray: 'chest-x-ray', 'x-ray': 'chest-x-ray', cxr: 'chest-x-ray', caliper: 'caliper', calipers: 'caliper', clinical: 'caliper',
  ultrasound: 'ultrasound', us: 'ultrasound', 'bone-scan': 'bone-scan', pet: 'PET', film: 'film', 'plain-film': 'film',
};

const wordAt = <Word>(fields: Fields, item: Json, names: readonly string[], path: string, words: Readonly<Record<string, Word>>, otherwise: Word): Word => {
  const name = names.find((one) => item[one] !== undefined && item[one] !== null);
  if (name === undefined) return otherwise;
  const value = item[name];
  const word = typeof value === 'string' ? wordIn(words, value.trim().toLowerCase().replace(/[\s_]+/g, '-')) : undefined;
  if (word === undefined) note(fields, `${path}.${name}`, `one of ${Object.keys(words).join(', ')}`, value);
  return word ?? otherwise;
};

const softTissueOf = (fields: Fields, item: Json, path: string): BaselineLesion['softTissue'] => {
  const name = ['softTissueMm', 'softTissue', 'softTissueComponent'].find((one) => item[one] !== undefined);
  const value = name === undefined ? undefined : item[name];
  if (typeof value === 'number') return { longestMm: lengthOrNullAt(fields, item, name ?? '', path) };
  if (value !== undefined && value !== null && typeof value !== 'boolean') note(fields, `${path}.${name ?? ''}`, 'millimetres, true or false', value);
  return value === true || (typeof item['type'] === 'string' && item['type'].endsWith('soft-tissue') && item['type'] !== 'soft-tissue') ? { longestMm: null } : null;
};

/** One lesion of a baseline case. */
export const baselineLesionOf = (fields: Fields, item: Json, path: string): BaselineLesion => ({
  id: textAt(fields, item, 'id', path), organ: textAt(fields, item, 'organ', path), lesionKind: oneOfAt(fields, item, 'kind', path, ['node', 'nonnode'] as const),
  longestMm: lengthOrNullAt(fields, item, 'ldMm', path), shortAxisMm: lengthOrNullAt(fields, item, 'sadMm', path),
  nature: wordAt(fields, item, ['type'], path, NATURES, 'solid'), modality: wordAt(fields, item, ['modality', 'technique', 'method'], path, MODALITIES, 'CT'),
  softTissue: softTissueOf(fields, item, path),
  priorLocalTherapy: flagAt(fields, item, 'priorLocalTherapy', path), progressedSince: flagAt(fields, item, 'progressedSince', path),
});
