import { seriesDifferences, type SeriesDifference } from '../dicom';
import { isNodal, measurabilityCautions, shortAxis, type Lesion, type LesionId, type MeasurabilityCaution, type Remedy, type TimepointId } from '../read';
import type { Note } from '../panels';
import { aidAllowed } from './aids';
import { act } from './room-acts';
import { setSession, theRoom } from './state';

const done = (): void => setSession({ note: null });

const remedied = (lesion: Lesion, timepoint: TimepointId, remedy: Remedy): Note['actions'][number] => {
  const press = (say: () => void) => (): void => { done(); say(); };
  switch (remedy) {
    case 'non-target': return { label: 'Record as non-target', press: press(() => act({ kind: 'lesionReassigned', v: 1, lesion: lesion.id, role: 'non-target' })) };
    case 'withdraw': return { label: 'Withdraw it', press: press(() => { if (act({ kind: 'lesionWithdrawn', v: 1, lesion: lesion.id, reason: 'a normal node' })) setSession({ selected: null, asking: null, toast: { id: 'withdrawn', text: `${lesion.name} withdrawn`, undo: true } }); }) };
    case 'equivocal': return {
      label: 'Make it equivocal', press: press(() => {
        const answer = lesion.at.get(timepoint)?.answer;
        if (answer?.kind === 'measured') act({ kind: 'measured', v: 1, lesion: lesion.id, timepoint, measured: answer.measured, equivocal: true });
        else act({ kind: 'newLesionAssessed', v: 1, lesion: lesion.id, timepoint, answer: 'equivocal' });
      }),
    };
  }
};

const inANote = (lesion: Lesion, timepoint: TimepointId, { id, rank, fact, follows, remedies, keep, reasons }: MeasurabilityCaution): Note => ({
  id, rank, fact, follows, actions: remedies.map((remedy) => remedied(lesion, timepoint, remedy)), dismiss: done, about: { timepoint, lesion: lesion.id, reasons, label: keep },
});

/** How the series of the stroke differs from that of the lesion's first one, where it is not the series that the timepoint is read on: that one is told once for all lesions. */
const differencesOf = (lesion: Lesion, timepoint: TimepointId): readonly SeriesDifference[] => {
  const { read, series } = theRoom();
  const [was, is] = [lesion.at.get(lesion.identifiedAt)?.caliper?.place.seriesKey, lesion.at.get(timepoint)?.caliper?.place.seriesKey];
  const chosen = read.timepoints.find((one) => one.id === timepoint)?.seriesKey;
  const [from, to] = [was === undefined ? undefined : series.get(was), is === undefined ? undefined : series.get(is)];
  return from && to && is !== chosen ? seriesDifferences(from, to) : [];
};

const traced = new Set<string>();

/** Says at once when what was drawn cannot be what it was drawn as (B1–B9, F3, F6, F9). The reader decides; nothing is changed by itself. */
export const measurabilityNote = (id: LesionId, timepoint: TimepointId): void => {
  const { read, readId } = theRoom();
  const lesion = read.lesions.find((one) => one.id === id);
  const measured = lesion?.at.get(timepoint)?.caliper;
  if (!lesion || !measured || lesion.role === 'non-target') return;
  if (isNodal(lesion.site) && shortAxis(measured.caliper) === null) {
    return setSession({ note: { id: 'short-axis-open', rank: 'information', fact: `${lesion.name} is a node: its short axis counts.`, follows: 'Drag an end of the dashed line across it.', actions: [], dismiss: done } });
  }
  if (!aidAllowed(read, 'measurability')) return;
  const [caution] = measurabilityCautions(read, id, timepoint, differencesOf(lesion, timepoint));
  if (!caution) return;
  setSession({ note: inANote(lesion, timepoint, caution) });
  const detail = `${caution.rule}: ${caution.fact}`;
  const key = `${readId}\n${id}\n${timepoint}\n${detail}`;
  if (traced.has(key)) return;
  traced.add(key);
  act({ kind: 'aidShown', v: 1, aid: 'measurability', timepoint, lesion: id, detail });
};
