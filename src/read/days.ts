const DAY_MS = 86_400_000;

/** Whole days from one ISO date (yyyy-mm-dd) to another; NaN when one of them is no date. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
