/** The systems of the search checklist: a new lesion can be anywhere, so each is looked through at each scan. */
export const SEARCH_SYSTEMS: readonly string[] = ['Lung', 'Pleura', 'Mediastinum', 'Axilla, neck', 'Liver', 'Adrenal, kidney', 'Abdominal nodes', 'Bone', 'Soft tissue'];
