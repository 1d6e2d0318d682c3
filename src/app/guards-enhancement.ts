import type { Enhancement } from '../align';
import type { Series, SeriesDifference } from '../dicom';
import { enhancementOn } from './levels';
import { seriesShown } from './room-show';
import { setSession, store, type Room } from './state';

/** Differences that no breath or noise makes, HU: the phase of contrast was another one. */
const AORTA_HU = 60;
const LIVER_HU = 25;

const measured = new Map<string, Enhancement>();
const asked = new Set<string>();

/** Measures the scans on screen once they are with the worker. What a scan measures stays true for as long as the page lives. */
export const watchEnhancement = (room: Room): void => {
  for (const timepoint of new Set([room.session.left, room.session.right])) {
    const series = seriesShown(room, timepoint);
    if (!series || measured.has(series.key) || asked.has(series.key)) continue;
    asked.add(series.key);
    void enhancementOn(series).then((found) => {
      asked.delete(series.key);
      if (!found) return;
      measured.set(series.key, found);
      // What is drawn on the viewports follows the session: another number there makes them look again.
      const now = store.getState().room;
      if (now) setSession({ registrations: now.session.registrations + 1 });
    });
  }
};

const inWords = (name: string, was: number, is: number): string => `${name} ${Math.round(was)} → ${Math.round(is)} HU`;

/** "vessels 155 → 300 HU": another phase of contrast by what was measured in both scans; null where it is the same, or not measured. */
export const enhancementDifference = (baseline: Series, series: Series): SeriesDifference | null => {
  const [was, is] = [measured.get(baseline.key), measured.get(series.key)];
  if (!was || !is) return null;
  const aorta = was.aortaHu !== null && is.aortaHu !== null && Math.abs(is.aortaHu - was.aortaHu) >= AORTA_HU ? inWords('aorta', was.aortaHu, is.aortaHu) : null;
  const liver = was.liverHu !== null && is.liverHu !== null && Math.abs(is.liverHu - was.liverHu) >= LIVER_HU ? inWords('liver', was.liverHu, is.liverHu) : null;
  const facts = [aorta, liver].filter((fact) => fact !== null);
  return facts.length === 0 ? null : { what: 'phase', rank: 'caution', fact: `measured ${facts.join(', ')}`, follows: 'another phase of contrast: sizes differ between phases' };
};
