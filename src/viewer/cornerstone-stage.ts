import { pixelFromPatient, type PatientPoint } from '../dicom';
import { cssFromPixel } from './camera';
import { FramesInUse } from './frames-in-use';
import { linkedIndex } from './linked-scroll';
import { Pane } from './pane';
import { whenContextIsLost } from './painter';
import { Pointer } from './pointer';
import { halfSlice } from './slice-place';
import type { Hand, Side, Stage, StageEvents } from './stage';
import { restartWithProcessor, startedEngine, stopEngine } from './start-cornerstone';

const other = (side: Side): Side => (side === 'left' ? 'right' : 'left');

export const openCornerstoneStage = (events: StageEvents): Stage => {
  startedEngine();
  const inUse = new FramesInUse();
  const panes: Readonly<Record<Side, Pane>> = { left: new Pane('left', inUse), right: new Pane('right', inUse) };
  const both = Object.values(panes);
  const pointers = new Map<Side, Pointer>();
  let hand: Hand = 'window';
  let offsetMm: number | null = null;

  /** Both sides move in the same frame. Where millimetres do not lead, the other side goes the same number of slices. */
  const scrollTo = (side: Side, index: number): void => {
    const pane = panes[side];
    const partner = panes[other(side)];
    const before = pane.target;
    pane.scrollTo(index);
    const { series } = pane.view;
    const linked = partner.view.series;
    if (offsetMm === null || !series || !linked || pane.target === before) return;
    partner.scrollTo(linkedIndex(series, pane.target, linked, side === 'left' ? offsetMm : -offsetMm) ?? partner.target + pane.target - before);
  };
  const scrollBy = (side: Side, slices: number): void => scrollTo(side, panes[side].target + slices);

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
      const pointer = new Pointer(panes[side], surface, { events, hand: () => hand, scroll: (slices) => scrollBy(side, slices) });
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
    scrollTo,
    scrollBy,
    jumpTo: (side, point) => panes[side].jumpTo(point),
    link: (offset) => {
      offsetMm = offset;
    },
    setWindow: (side, window) => (side === 'both' ? both : [panes[side]]).forEach((pane) => pane.setWindow(window)),
    fit: (side) => panes[side].fit(),
    zoomBy: (side, factor) => panes[side].zoom(factor),
    invert: (side) => panes[side].invert(),
    cancelStroke: () => [...pointers.values()].map((pointer) => pointer.cancel()).some((given) => given),
    storedValues: (side, index) => panes[side].frameAt(index),
    clientPoint,
    destroy: () => {
      stopWatching();
      for (const pointer of pointers.values()) pointer.dispose();
      for (const pane of both) pane.destroy();
      stopEngine();
    },
  };
};
