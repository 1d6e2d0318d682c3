/** A case as the shelf and the home page show it: tumour, treatment, where disease is. Never what it teaches. */
export interface CaseCard {
  readonly id: string;
  readonly number: number;
  readonly tumour: string;
  readonly treatment: string;
  readonly where: string;
  readonly scans: number;
}

export const CARDS: readonly CaseCard[] = [
  { id: 'flare-classic', number: 1, tumour: 'Melanoma', treatment: 'anti-CTLA-4 + anti-PD-1', where: 'liver, lung, axilla', scans: 5 },
  { id: 'true-progression', number: 2, tumour: 'Lung cancer', treatment: 'anti-PD-1, second line', where: 'lung, adrenal, node', scans: 3 },
  { id: 'new-lesions-vanish', number: 3, tumour: 'Kidney cancer', treatment: 'anti-PD-1', where: 'lung, abdominal node', scans: 4 },
  { id: 'flare-then-late-pd', number: 4, tumour: 'Melanoma', treatment: 'anti-PD-1', where: 'liver, lung, axilla', scans: 6 },
  { id: 'hyperprogression', number: 5, tumour: 'Head and neck', treatment: 'anti-PD-1', where: 'lung, liver, node; one scan before baseline', scans: 4 },
  { id: 'dissociated', number: 6, tumour: 'Lung cancer', treatment: 'anti-PD-L1', where: 'lung, liver, adrenal, node', scans: 4 },
  { id: 'nodal-additive', number: 7, tumour: 'Urothelial', treatment: 'anti-PD-L1', where: 'nodes only', scans: 4 },
  { id: 'cr-residual-nodes', number: 8, tumour: 'Merkel cell', treatment: 'anti-PD-L1', where: 'lung, liver, axilla', scans: 5 },
  { id: 'sarcoid-like', number: 9, tumour: 'Melanoma', treatment: 'anti-CTLA-4 + anti-PD-1', where: 'liver, lung', scans: 4 },
];
