import { matchingSeries, seriesDifferences, seriesTitle, type Series, type SeriesDifference } from '../dicom';
import type { Note } from '../panels';
import { dismissalKey, type TimepointId } from '../read';
import { aidAllowed } from './aids';
import { enhancementDifference, watchEnhancement } from './guards-enhancement';
import { act } from './room-acts';
import { intents } from './room-intents';
import { seriesShown } from './room-show';
import { setSession, store, type Room } from './state';

const REASONS: readonly string[] = ['the scan was made so, no better series', 'the lesions of this read are not affected', 'checked against the other series'];

const seriesOf = (room: Room, timepoint: TimepointId): readonly Series[] => {
  const at = room.read.timepoints.find((one) => one.id === timepoint);
  return [...room.series.values()].filter((series) => at?.studyInstanceUids.includes(series.studyInstanceUid));
};

/** In what the series read at a timepoint differs from the baseline's: by its headers, and by what was measured in vessels and liver. */
export const differencesAt = (room: Room, timepoint: TimepointId): readonly SeriesDifference[] => {
  const first = room.read.timepoints[0];
  const [baseline, series] = [first ? seriesShown(room, first.id) : null, seriesShown(room, timepoint)];
  if (!baseline || !series || first?.id === timepoint) return [];
  const said = seriesDifferences(baseline, series);
  const measured = said.some(({ what }) => what === 'phase') ? null : enhancementDifference(baseline, series);
  return [...said, ...(measured ? [measured] : [])].sort((a, b) => Number(b.rank === 'caution') - Number(a.rank === 'caution'));
};

const SIGNIFICANT = ({ rank }: SeriesDifference): boolean => rank === 'caution';

/** The facts that stay on the viewport for as long as the series is read. */
export const cautionsAt = (room: Room) => (timepoint: TimepointId): readonly string[] => (aidAllowed(room.read, 'series-guard') ? differencesAt(room, timepoint) : []).filter(SIGNIFICANT).map(({ fact }) => fact);

const told = new Set<string>();

const detailOf = (series: Series, differences: readonly SeriesDifference[]): string => `${differences.map(({ fact }) => fact).join('; ')} (${seriesTitle(series)})`;

const noteFor = (room: Room, timepoint: TimepointId, series: Series, differences: readonly SeriesDifference[]): Note => {
  const label = room.read.timepoints.find((one) => one.id === timepoint)?.label ?? '';
  const baseline = seriesShown(room, room.read.timepoints[0]?.id ?? '');
  const better = baseline && matchingSeries(baseline, series, seriesOf(room, timepoint));
  const serious = differences.filter(SIGNIFICANT);
  const shown = serious.length > 0 ? serious : differences;
  const follows = shown[0]?.follows ?? '';
  return {
    id: 'series-guard', rank: serious.length > 0 ? 'caution' : 'information', fact: `${label}: ${shown.map(({ fact }) => fact).join(', ')}.`,
    follows: `${follows.charAt(0).toUpperCase()}${follows.slice(1)}.`,
    actions: better ? [{ label: 'Switch to the matching series', press: () => { setSession({ note: null }); intents.chooseSeries(timepoint, better.key); } }] : [],
    dismiss: () => setSession({ note: null }), about: { timepoint, lesion: null, reasons: REASONS },
  };
};

/** Told once for a timepoint and its series, and never again after it was dismissed; the facts stay on the viewport. */
const tellOnce = (room: Room, timepoint: TimepointId): boolean => {
  const series = seriesShown(room, timepoint);
  const differences = differencesAt(room, timepoint);
  if (!series || differences.length === 0 || room.following || !aidAllowed(room.read, 'series-guard') || room.read.dismissed.has(dismissalKey('series-guard', timepoint, null))) return false;
  const detail = detailOf(series, differences);
  const key = `${room.readId}\n${timepoint}\n${detail}`;
  if (told.has(key) || room.log.some((entry) => entry.act.kind === 'aidShown' && entry.act.aid === 'series-guard' && entry.act.timepoint === timepoint && entry.act.detail === detail)) return false;
  told.add(key);
  setSession({ note: noteFor(room, timepoint, series, differences) });
  act({ kind: 'aidShown', v: 1, aid: 'series-guard', timepoint, lesion: null, detail });
  return true;
};

/** Watches which scans are on screen, for as long as the page lives. A note that stands already goes first. */
export const watchSeries = (): void => {
  let last: Room | null = null;
  let busy = false;
  const look = (): void => {
    const { room, screen } = store.getState();
    if (!room || screen !== 'room' || room === last || busy) return;
    last = room;
    watchEnhancement(room);
    if (!room.stage || room.session.note !== null || room.session.sheet !== null || room.session.asking !== null) return;
    busy = true;
    for (const timepoint of [room.session.right, room.session.left]) if (tellOnce(room, timepoint)) break;
    busy = false;
  };
  store.subscribe(look);
};
