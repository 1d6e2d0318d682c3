import { charterDocument, DEFAULT_CHARTER } from '../../irecist';
import { SEARCH_SYSTEMS } from '../../read';
import { STUDY_SCHEMA, type Study } from './study';

/**
 * A study to begin from: two readers, sequential and locked, every charter variable of R11 adjudicated. The gate asks for slices of at most
 * 5 mm (RECIST 1.1); aids that could carry an earlier size into a later stroke, and the label, are off (anchoring).
 */
export const DEFAULT_STUDY: Study = {
  schema: STUDY_SCHEMA, id: 'study', title: 'Untitled study', version: 1, charter: charterDocument(DEFAULT_CHARTER), design: 'sequential-locked', readers: 2,
  adjudication: { variables: ['ibor', 'icpd', 'icpd-date', 'recist11-pd-date', 'first-response-date'], ownRead: 'nobody' },
  blinded: ['identity', 'dates', 'site', 'treatment', 'clinical', 'prior-reports', 'other-reader', 'number-of-timepoints'],
  quality: { required: true, maxSliceThicknessMm: 5, contrast: 'any', coverage: ['chest', 'abdomen'], missingSlicesAllowed: false, lossyAllowed: false },
  checklist: SEARCH_SYSTEMS, lookBackRequired: true, showLabelToReader: false,
  aids: ['look-back', 'registration', 'series-guard', 'measurability', 'window-caution', 'reformat', 'unequivocal-guard'],
  batches: { size: 12, washoutDays: 28 }, rereadShare: 0.05, training: null, signing: { meaning: 'authored', idleMinutes: 15 }, seed: 'choose a seed',
};
