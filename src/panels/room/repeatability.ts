/**
 * Repeatability of a sum of n diameters, mm: two reads of the same scan differ by less than this in 95 of 100 cases (independent errors of 3.9 mm
 * for one lesion; from the same-day repeat scans of Oxnard et al., J Clin Oncol 2011;29:3114). Shown beside a change; it never alters a label.
 */
const ONE_LESION_MM = 3.93;

export const repeatabilityMm = (targets: number): number => ONE_LESION_MM * Math.sqrt(targets);
