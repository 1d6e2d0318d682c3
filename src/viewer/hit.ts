import type { CssPoint } from './camera';
import type { Segment } from './label-placement';
import type { Grip } from './mark-strokes';
import type { LabelledMark } from './marks-layer';
import type { DrawnMark } from './stage';

const distanceToSegment = (at: CssPoint, [a, b]: Segment): number => {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const square = dx * dx + dy * dy;
  const part = square === 0 ? 0 : Math.min(1, Math.max(0, ((at.x - a.x) * dx + (at.y - a.y) * dy) / square));
  return Math.hypot(at.x - a.x - part * dx, at.y - a.y - part * dy);
};

const reachOf = (pointerType: string): number => (pointerType === 'touch' ? 20 : 9);

/** The handle under the pointer: only selected, editable marks show handles. */
export const gripAt = (drawn: readonly LabelledMark[], at: CssPoint, pointerType: string): { readonly mark: DrawnMark; readonly grip: Grip } | null => {
  let best: { mark: DrawnMark; grip: Grip } | null = null;
  let least = reachOf(pointerType);
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
  const reach = reachOf(pointerType) * 0.7;
  for (const { mark, segments, label } of [...drawn].reverse()) {
    if (mark.style === 'ghost') continue;
    if (label && at.x >= label.x && at.x <= label.x + label.width && at.y >= label.y && at.y <= label.y + label.height) return mark;
    if (segments.some((segment) => distanceToSegment(at, segment) <= reach)) return mark;
  }
  return null;
};
