import { rules } from './cited-rule';

export const BASELINE_RULES = rules(
  ['B1', 'Measurable lesion', 'A non-nodal lesion is measurable from 10 mm longest diameter on CT, 20 mm on a chest X-ray, 10 mm by calipers.', 'E09 3.1.1'],
  ['B2', 'Thick slices', 'On slices thicker than 5 mm the smallest measurable diameter is twice the slice thickness.', 'E09 3.2.2, App. II, III'],
  ['B3', 'Lymph nodes', 'A node counts its short axis: from 15 mm it can be a target, from 10 to below 15 it is a non-target, below 10 it is normal.', 'E09 3.1.1, 4.2'],
  ['B4', 'Bone', 'A lytic or mixed bone lesion is measurable by an identifiable soft-tissue part; a blastic one is not, and bone scan, PET and film never measure.', 'E09 3.1.3'],
  ['B5', 'Cysts', 'A simple cyst is no disease; a cystic metastasis can be measured, a non-cystic lesion is preferred.', 'E09 3.1.3'],
  ['B6', 'Treated lesions', 'A lesion in an irradiated or locally treated area is measurable only if it has progressed since.', 'E09 3.1.3'],
  ['B7', 'Truly non-measurable disease', 'Leptomeningeal disease, ascites, effusions, inflammatory breast disease, lymphangitis and palpable-only masses are never measurable; ultrasound never measures.', 'E09 3.1.2'],
  ['B8', 'Choice of targets', 'At most five targets and at most two an organ, the largest that can be measured reproducibly.', 'E09 4.2'],
  ['B9', 'One organ', 'Paired organs are one organ, and all lymph nodes together are one organ.', 'FAQ paired organs'],
  ['B10', 'Baseline sum', 'The sum of longest diameters of the targets, and of short axes of target nodes.', 'E09 4.2'],
  ['B11', 'Non-targets', 'All other disease is non-target and is followed by status; several lesions of an organ may be one item.', 'E09 4.2'],
  ['B12', 'No target', 'Without targets the non-targets alone decide; without any disease there is none to follow, and any new lesion is progression.', 'E09 Table 2; CDISC'],
);

export const FOLLOW_UP_RULES = rules(
  ['F1', 'Actual size', 'The measured value is recorded however small; measurability is judged at baseline only.', 'E09 4.3.2, App. III'],
  ['F2', 'Too small to measure', 'A lesion that is seen but too small to measure counts 5 mm; one believed gone counts 0.', 'E09 4.3.2'],
  ['F3', 'Shrunken nodes', 'A node below 10 mm short axis is normal, and its size stays in the sum.', 'E09 4.3.2, 4.4.4'],
  ['F4', 'Split lesion', 'The longest diameters of the fragments add up, and they are not new lesions.', 'E09 App. II'],
  ['F5', 'Merged lesions', 'While a plane is seen between them lesions are measured apart; then the mass has one diameter and its partner counts 0 as merged.', 'E09 App. II'],
  ['F6', 'Same plane', 'The current maximal diameter is measured in the plane of baseline, by the same technique.', 'E09 App. II'],
  ['F7', 'Resected or irradiated target', 'A target that was resected or irradiated is missing, not 0.', 'FAQ surgery and radiotherapy'],
  ['F8', 'Not evaluable', 'A target that cannot be assessed is not evaluable; it is never dropped from the sum.', 'E09 App. III'],
  ['F9', 'New node', 'A node is pathological from 10 mm, but a rise from 9 to 11 alone should wait for the next visit.', 'FAQ new nodes'],
  ['F10', 'Not scanned at baseline', 'A lesion in anatomy that was not scanned at baseline is new.', 'E09 4.3.5'],
);

export const RECIST_RULES = rules(
  ['R1', 'Exact arithmetic', 'Diameters are rounded once, when they are recorded; sums are whole numbers and no percentage is rounded before it is compared.', 'charter, E09 is silent'],
  ['R2', 'Current sum', 'The sum is of all targets of baseline, and complete only if none is missing.', 'E09 4.2'],
  ['R3', 'Nadir', 'The smallest of the baseline sum and all earlier complete sums, also those around an iUPD; it is never reset.', 'E09 4.3.1; RWG'],
  ['R4', 'Incomplete sum', 'If the measured part alone proves progression it is progression; otherwise the targets are not evaluable.', 'E09 4.4.2'],
  ['R5', 'Complete response', 'Every non-nodal target is gone and every target node is below 10 mm; tested first.', 'E09 4.3.1'],
  ['R6', 'Progression', 'The sum is at least 20% and at least 5 mm over the nadir; tested before partial response.', 'E09 4.3.1'],
  ['R7', 'Stable disease', 'Neither enough shrinkage from baseline nor enough growth from the nadir.', 'E09 4.3.1, FAQ erratum'],
  ['R8', 'Partial response', 'The sum is at least 30% below baseline.', 'E09 4.3.1'],
  ['R9', 'Partial response lasts', 'Once reached, partial response lasts until complete response or progression.', 'FAQ'],
  ['R10', 'Reappearing target', 'A vanished target that reappears in partial response or stable disease is added to the sum.', 'E09 App. II'],
  ['R11', 'After complete response', 'After an overall complete response any lesion that is visible again is progression, even below 5 mm, and stays so while it is there unchanged.', 'E09 App. II, III, Table 3; FAQ'],
  ['R12', 'Nadir of zero', 'From a nadir of 0 without complete response progression is a rise of at least 5 mm.', 'E09 4.3.1'],
  ['R13', 'Non-target response', 'Any unequivocal progression is progression; else any that was not assessed makes it not evaluable; else all gone is complete response; else neither.', 'E09 4.3.3, 4.3.4, Table 1'],
  ['R14', 'Unequivocal progression', 'An overall substantial worsening of the non-targets, enough to change therapy; the reader judges it.', 'E09 4.3.4'],
  ['R15', 'Modest increase', 'A modest increase of non-targets is no progression.', 'E09 4.3.4'],
  ['R16', 'New lesion', 'A lesion that is unequivocally new is progression at any size, a node from 10 mm short axis.', 'E09 4.3.5, App. III'],
  ['R17', 'Equivocal new lesion', 'It is no progression now; if it becomes definite the progression dates from the first suspicion, and one that disappeared is withdrawn.', 'E09 4.3.5, App. III'],
  ['R18', 'Overall response', 'Target, non-target and new-lesion findings combine as in Table 1.', 'E09 Table 1'],
  ['R19', 'Overall response without targets', 'Non-target and new-lesion findings combine as in Table 2.', 'E09 Table 2'],
  ['R20', 'No disease', 'With no lesion at baseline and none since there is no evidence of disease.', 'CDISC'],
  ['R21', 'Once progressive', 'After the first progression every later RECIST 1.1 response is progression; the categories are still judged.', 'RWG'],
  ['R22', 'Best overall response', 'The best response up to progression; stable disease needs the time, and response the confirmation, that the charter asks for.', 'E09 4.4.3, 4.6'],
);
