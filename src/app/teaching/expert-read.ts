import { seededUid } from '../../dicom';
import { caseScan, placeInScan, type KnownLesion } from '../../phantom';
import { longAxis, nextEntry, SITES, type Act, type Digest, type LesionId, type Log, type MarkPlace, type Measured, type NonTargetAnswer, type PlannedTimepoint, type Site } from '../../read';
import { isoDate, type TeachingScript } from './teaching-script';

/** How the expert takes new lesions of which the images alone cannot tell what they are: as new disease, or as equivocal until a biopsy says more. */
export type NewLesionsAs = 'disease' | 'equivocal';

const siteOf = (label: string): Site => {
  const site = SITES.find((one) => one.label === label);
  if (!site) throw new Error(`Teaching case: unknown site ${label}`);
  return site;
};

/** Effusions lie in the back of the chest, at its side. */
const effusionAt = (side: 'left' | 'right'): readonly [number, number, number] => [side === 'left' ? 75 : -75, 70, -70];

const STATUS: Readonly<Record<string, NonTargetAnswer>> = { present: 'present', absent: 'absent', worse: 'unequivocal' };

const sizeName = (role: string): number => Number(role.replace(/^\D+/, ''));
const byName = (a: string, b: string): number => sizeName(a) - sizeName(b);

/**
 * The read that a perfect reader would make: acts with the calipers of the truth, so that every sum and every label of it derives. Scans from
 * before the baseline are noted with their sum (mm) and are no timepoints. Lesion ids are the script's (T1, NT1, NL1). Deterministic:
 * stamped with the dates of the scans.
 */
export const expertRead = (teaching: TeachingScript, truth: readonly KnownLesion[], digest: Digest, newLesions: NewLesionsAs = 'disease'): Log => {
  const { script, baseline, nonTargets } = teaching;
  const first = script.timepoints.findIndex(({ id }) => id === baseline);
  const headers = script.timepoints.map((_, number) => caseScan(script, number).header);
  const log: Log[number][] = [];
  let stamp = isoDate(script.timepoints[first]?.date ?? '');
  const act = (what: Act): void => void log.push(nextEntry(log, what, { id: `expert-${log.length + 1}`, at: `${stamp}T12:00:00.000Z`, by: 'Expert' }, digest));

  const placeOn = (number: number, sopInstanceUid: string): MarkPlace => ({ seriesKey: headers[number]?.uid ?? '', sopInstanceUid, frame: 1, sliceThicknessMm: script.image.thickness });
  const measured = (number: number, known: KnownLesion): Measured => ({ caliper: { long: known.long, short: known.short }, place: placeOn(number, known.sopInstanceUid) });
  /** The largest body that carries the name at a timepoint. */
  const knownAt = (number: number, id: string): KnownLesion | undefined =>
    truth.filter((one) => one.timepoint === script.timepoints[number]?.id && one.id === id).toSorted((a, b) => b.longMm - a.longMm)[0];

  const names = [...new Set(script.lesions.map(({ id }) => id))];
  const targets = names.filter((id) => /^T\d/.test(id)).toSorted(byName);
  const news = names.filter((id) => id.startsWith('NL')).toSorted(byName);
  const labelOf = (id: string): string => script.lesions.find((one) => one.id === id)?.site ?? '';

  const identify = (number: number, role: 'target' | 'non-target' | 'new', id: LesionId, site: Site, known: KnownLesion | undefined, equivocal = false): void => {
    const side = /left/.test(nonTargets.find((one) => one.id === id)?.what ?? '') ? 'left' : 'right';
    const point = known ? { at: known.middle, sopInstanceUid: known.sopInstanceUid } : placeInScan(script, number, effusionAt(side));
    const stroke = role !== 'non-target' && known ? { kind: 'caliper', measured: measured(number, known) } as const : { kind: 'point', place: placeOn(number, point.sopInstanceUid), at: point.at } as const;
    act({ kind: 'lesionIdentified', v: 1, lesion: id, role, timepoint: script.timepoints[number]?.id ?? '', site, stroke, equivocal });
  };

  const timepoints = script.timepoints.slice(first).map((one, index): PlannedTimepoint => ({
    id: one.id, label: one.id, date: isoDate(one.date), seriesKey: headers[first + index]?.uid ?? null, studyInstanceUids: [headers[first + index]?.study.uid ?? seededUid(script.id, one.id)], symptomDriven: false,
  }));
  act({ kind: 'readOpened', v: 1, subject: { key: script.patient.id, code: script.patient.id }, timepoints, charter: 'irecist-2017' });
  const before = script.timepoints[first - 1];
  if (before) {
    const sumMm = targets.reduce((sum, id) => {
      const known = knownAt(first - 1, id);
      return sum + (known ? (siteOf(known.site).organ === 'lymph-node' ? known.shortMm : longAxis({ long: known.long, short: null })) : 0);
    }, 0);
    act({ kind: 'priorScanNoted', v: 1, prior: { date: isoDate(before.date), sumMm: Math.round(sumMm * 10) / 10 } });
  }

  for (const [index, { id: timepoint }] of script.timepoints.slice(first).entries()) {
    const number = first + index;
    stamp = isoDate(script.timepoints[number]?.date ?? '');
    for (const id of targets) {
      const known = knownAt(number, id);
      if (index === 0) identify(number, 'target', id, siteOf(labelOf(id)), known);
      else if (known) act({ kind: 'measured', v: 1, lesion: id, timepoint, measured: measured(number, known), equivocal: false });
      else act({ kind: 'markedAbsent', v: 1, lesion: id, timepoint });
    }
    for (const { id, what, status } of nonTargets) {
      const known = knownAt(number, id);
      const site = known ? siteOf(known.site) : siteOf(labelOf(id) || (/left/.test(what) ? 'Pleura, left' : 'Pleura, right'));
      if (index === 0) identify(number, 'non-target', id, site, known);
      else {
        if (known) act({ kind: 'located', v: 1, lesion: id, timepoint, place: placeOn(number, known.sopInstanceUid), at: known.middle });
        const worseBefore = status[script.timepoints[number - 1]?.id ?? ''] === 'worse' && index > 1;
        const answer = STATUS[status[timepoint] ?? ''] ?? 'present';
        act({ kind: 'nonTargetAssessed', v: 1, lesion: id, timepoint, answer: answer === 'unequivocal' && worseBefore ? 'unequivocal-increased' : answer });
      }
    }
    const seen = new Set(log.flatMap(({ act: done }) => (done.kind === 'lesionIdentified' ? [done.lesion] : [])));
    for (const id of news) {
      const known = knownAt(number, id);
      const equivocal = newLesions === 'equivocal';
      if (known && !seen.has(id)) {
        identify(number, 'new', id, siteOf(known.site), known, equivocal);
        if (equivocal) act({ kind: 'lookedBack', v: 1, lesion: id, timepoint, answer: 'likely-benign', firstSeen: null, benign: 'sarcoid-like', note: '', shown: [] });
      } else if (known) act({ kind: 'measured', v: 1, lesion: id, timepoint, measured: measured(number, known), equivocal });
      else if (seen.has(id)) act({ kind: 'newLesionAssessed', v: 1, lesion: id, timepoint, answer: 'absent' });
    }
  }
  return log;
};
