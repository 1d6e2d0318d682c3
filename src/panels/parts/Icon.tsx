import type { ReactElement } from 'react';

/** Drawings on a 16-unit grid, 1.5 px lines. */
const ICONS = {
  target: <path d="M3 13 13 3M1.5 11.5l3 3M11.5 1.5l3 3M6 6l4 4" />,
  'non-target': <circle cx="8" cy="8" r="5.5" strokeDasharray=".1 3.35" strokeWidth="2" />,
  'new-lesion': <><path d="M8 2l5.5 6L8 14 2.5 8z" /><path d="M8 5.8v4.4M5.8 8h4.4" /></>,
  length: <path d="M2.5 11.5l9-9 2.5 2.5-9 9zM5.2 8.8l1.3 1.3M7.6 6.4l1.3 1.3M10 4l1.3 1.3" />,
  arrow: <path d="M13 13 4 4M4 9V4h5" />,
  oval: <ellipse cx="8" cy="8" rx="6" ry="4.2" />,
  window: <><circle cx="8" cy="8" r="5.5" /><path d="M8 2.5a5.5 5.5 0 0 1 0 11z" fill="currentColor" stroke="none" /></>,
  move: <path d="M8 2v12M2 8h12M6.2 3.8 8 2l1.8 1.8M6.2 12.2 8 14l1.8-1.8M3.8 6.2 2 8l1.8 1.8M12.2 6.2 14 8l-1.8 1.8" />,
  zoom: <><circle cx="7" cy="7" r="4.5" /><path d="M10.4 10.4 14 14M5 7h4M7 5v4" /></>,
  find: <><circle cx="7" cy="7" r="4.5" /><path d="M10.4 10.4 14 14" /></>,
  link: <path d="M6.5 9.5 9.5 6.5M7 4.7l1.3-1.3a3 3 0 0 1 4.3 4.3L11.3 9M9 11.3l-1.3 1.3a3 3 0 0 1-4.3-4.3L4.7 7" />,
  ghost: <><path d="M3 13 13 3" strokeDasharray="2.6 2.2" /><path d="M1.5 11.5l3 3M11.5 1.5l3 3" /></>,
  planes: <><path d="M2.5 2.5h11v11h-11zM8 2.5v11M2.5 8h11" /></>,
  undo: <path d="M5.5 3 2.5 6l3 3M2.8 6H10a3.5 3.5 0 0 1 0 7H6" />,
  redo: <path d="M10.5 3l3 3-3 3M13.2 6H6a3.5 3.5 0 0 0 0 7h4" />,
  open: <path d="M8 10.2V2.7M5 5.5 8 2.5l3 3M2.8 11v2.3h10.4V11" />,
  save: <path d="M8 2.5v7.5M5 7.2 8 10.2l3-3M2.8 11v2.3h10.4V11" />,
  more: <path d="M3.5 8h.1M8 8h.1M12.5 8h.1" strokeWidth="2" />,
  grip: <path d="M6 4h.1M6 8h.1M6 12h.1M10 4h.1M10 8h.1M10 12h.1" strokeWidth="2" />,
  lock: <><rect x="3.5" y="7" width="9" height="6.5" rx="1.2" /><path d="M5.5 7V5a2.5 2.5 0 0 1 5 0v2" /></>,
  pencil: <path d="M3 13l.6-2.8L11 2.8l2.2 2.2-7.4 7.4z" />,
  tick: <path d="M3.5 8.5 6.5 11.5 12.5 5" />,
  cross: <path d="M4 4l8 8M12 4l-8 8" />,
  plus: <path d="M8 3v10M3 8h10" />,
  down: <path d="M4 6l4 4 4-4" />,
  left: <path d="M10 4 6 8l4 4" />,
  right: <path d="M6 4l4 4-4 4" />,
  clock: <><circle cx="8" cy="8" r="6" /><path d="M8 4.5V8l2.4 1.5" /></>,
  information: <><circle cx="8" cy="8" r="6" /><path d="M8 7.3v3.6M8 5.1v.1" /></>,
  caution: <path d="M8 2.2 14.5 13.5h-13zM8 6.5v3.4M8 11.8v.1" />,
  fault: <path d="M5.3 1.8h5.4l3.5 3.5v5.4l-3.5 3.5H5.3l-3.5-3.5V5.3zM8 5v3.8M8 10.9v.1" />,
  file: <path d="M4 1.8h5.5L12.5 5v9.2H4zM9.2 2v3.3h3.2" />,
  folder: <path d="M1.8 12.8V3.7h4.4l1.5 1.8h6.5v7.3z" />,
  stack: <path d="M8 2 2 5.2 8 8.4l6-3.2zM2 8l6 3.2L14 8M2 10.9l6 3.2 6-3.2" />,
  disk: <><ellipse cx="8" cy="3.8" rx="5" ry="1.9" /><path d="M3 3.8v8.4c0 1 2.2 1.9 5 1.9s5-.9 5-1.9V3.8M3 8c0 1 2.2 1.9 5 1.9S13 9 13 8" /></>,
} satisfies Record<string, ReactElement>;

export type IconName = keyof typeof ICONS;

/** A line icon. Decoration only: the control that carries it has the name. */
export const Icon = ({ name }: { readonly name: IconName }): ReactElement => (
  <svg className="i" viewBox="0 0 16 16" aria-hidden="true">{ICONS[name]}</svg>
);
