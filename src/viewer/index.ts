/**
 * viewer: everything that says "cornerstone". Two viewports that show series, report strokes in patient millimetres and draw what the read says.
 * Must not know the rules, React or the panels.
 */
export type * from './stage';
