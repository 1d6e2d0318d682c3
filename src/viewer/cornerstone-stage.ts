import { pixelFromPatient, type PatientPoint } from '../dicom';
import { cssFromPixel } from './camera';
import { surroundings } from './drag-mark';
import { FramesInUse } from './frames-in-use';
import { HeldEnd } from './held-end';
import { jump } from './jump';
import { Pair } from './pair';
import { whenContextIsLost } from './painter';
import { Pointer } from './pointer';
import { halfSlice } from './slice-place';
import type { Hand, Side, Stage, StageEvents } from './stage';
import { restartWithProcessor, startedEngine, stopEngine } from './start-cornerstone';

export const openCornerstoneStage = (events: StageEvents): Stage => {
  startedEngine();
  const pair = new Pair(new FramesInUse());
  const { panes } = pair;
  const both = Object.values(panes);
  const pointers = new Map<Side, Pointer>();
  const held = new HeldEnd(panes, events);
  let hand: Hand = 'window';

  const clientPoint = (side: Side, point: PatientPoint): { readonly x: number; readonly y: number } | null => {
    const { looking, surface, view } = panes[side];
    if (!looking || !surface || !view.slice?.plane || !view.series) return null;
    const at = pixelFromPatient(view.slice.plane, point);
    if (Math.abs(at.distanceMm) > halfSlice(view.series)) return null;
    const { left, top } = surface.root.getBoundingClientRect();
    const { x, y } = cssFromPixel(looking, at);
    return { x: left + x, y: top + y };
  };

  const stopWatching = whenContextIsLost(() => {
    restartWithProcessor();
    for (const pane of both) pane.renew();
  });

  return {
    mount: (side, element) => {
      const surface = panes[side].mount(element);
      const pointer = new Pointer(panes[side], surface, {
        events,
        hand: () => hand,
        scroll: (slices) => pair.scrollTo(side, panes[side].target + slices),
        zoom: (factor, at) => pair.zoom(side, factor, at),
        setWindow: (window) => pair.setWindow(side, window),
        letGoOfEnd: () => held.letGo(),
        holdEnd: (pane, mark, part) => held.hold(pane, mark, part),
      });
      pointers.set(side, pointer);
      return () => {
        pointer.dispose();
        if (pointers.get(side) !== pointer) return;
        pointers.delete(side);
        panes[side].unmount();
      };
    },
    show: (side, series, index) => panes[side].show(series, index),
    setMarks: (side, marks) => panes[side].marks.setMarks(marks),
    setHints: (side, hints) => panes[side].marks.setHints(hints),
    setHand: (next) => {
      hand = next;
      for (const pointer of pointers.values()) pointer.showHand();
    },
    setMarksVisible: (visible) => both.forEach((pane) => pane.marks.setVisible(visible)),
    view: (side) => panes[side].view,
    subscribe: (side, listener) => panes[side].subscribe(listener),
    scrollTo: (side, index) => pair.scrollTo(side, index),
    retry: () => both.forEach((pane) => pane.retry()),
    scrollBy: (side, slices) => pair.scrollTo(side, panes[side].target + slices),
    jumpTo: (side, point) => jump(panes[side], point),
    link: (offset) => {
      pair.offsetMm = offset;
    },
    setWindow: (side, window) => pair.setWindow(side, window),
    fit: (side) => pair.fit(side),
    zoomBy: (side, factor) => pair.zoom(side, factor),
    invert: (side) => panes[side].invert(),
    cancelStroke: () => [...pointers.values()].map((pointer) => pointer.cancel()).some((given) => given),
    setMagnifier: (on) => both.forEach((pane) => pane.marks.setMagnifier(on)),
    stepEnd: (side, by) => held.step(side, by),
    nudgeEnd: (columns, rows) => held.nudge(columns, rows),
    holdsEnd: () => held.holds,
    restEnd: () => held.rest(),
    letGoOfEnd: () => held.letGo(),
    surroundings: (side, [from, to]) => surroundings(panes[side], from, to),
    storedValues: (side, index) => panes[side].frameAt(index),
    clientPoint,
    destroy: () => {
      stopWatching();
      held.letGo();
      for (const pointer of pointers.values()) pointer.dispose();
      for (const pane of both) pane.destroy();
      stopEngine();
    },
  };
};
