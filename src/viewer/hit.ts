import type { CssPoint } from './camera';
import type { Grip } from './mark-strokes';
import type { LabelledMark } from './marks-layer';
import { distanceToSegment } from './segment';
import type { DrawnMark } from './stage';

/** CSS pixels around a handle that belong to it, whether its ring is shown or not. */
const gripReach = (pointerType: string): number => (pointerType === 'touch' ? 20 : 12);
const strokeReach = (pointerType: string): number => (pointerType === 'touch' ? 14 : 6.3);

/** The handle under the pointer: only selected, editable marks show handles. */
export const gripAt = (drawn: readonly LabelledMark[], at: CssPoint, pointerType: string): { readonly mark: DrawnMark; readonly grip: Grip } | null => {
  let best: { mark: DrawnMark; grip: Grip } | null = null;
  let least = gripReach(pointerType);
  for (const { mark, grips } of drawn) {
    if (!mark.selected || !mark.editable) continue;
    for (const grip of grips) {
      const away = Math.hypot(grip.at.x - at.x, grip.at.y - at.y);
      if (away <= least) {
        least = away;
        best = { mark, grip };
      }
    }
  }
  return best;
};

/** The mark whose strokes or label lie under the pointer, the topmost first. Ghosts are looked through. */
export const markAt = (drawn: readonly LabelledMark[], at: CssPoint, pointerType: string): DrawnMark | null => {
  const reach = strokeReach(pointerType);
  for (const { mark, segments, label } of [...drawn].reverse()) {
    if (mark.style === 'ghost') continue;
    if (label && at.x >= label.x && at.x <= label.x + label.width && at.y >= label.y && at.y <= label.y + label.height) return mark;
    if (segments.some((segment) => distanceToSegment(at, segment) <= reach)) return mark;
  }
  return null;
};
