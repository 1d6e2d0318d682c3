import { toSendAgain, type NewInstance, type StoredInstance, type StoreResult } from '../../archive';
import { readDataset } from '../../dicom';
import type { StoreOutcome, StoreRow } from '../../panels';
import { srOfRoom } from '../export-sr';
import { theRoom, type Room } from '../state';
import { archiveAt } from './connection';
import { lastRoot, sourceOfRead } from './remembered';
import { troubleOf } from './trouble';

/** Where results of a read go: to the archive its images came from, else to the one used last. */
export const rootFor = (readId: string): string => sourceOfRead(readId)?.root ?? lastRoot();

/** Scans of which a report can be stored: those with an answer. */
export const reportable = ({ read }: Room): readonly { readonly id: string; readonly label: string; readonly date: string }[] =>
  read.timepoints.filter(({ id }) => read.lesions.some((lesion) => lesion.at.has(id)));

const isBlinded = ({ trial, session }: Room): boolean => trial !== undefined || session.blinded === true;

export const hindranceToStore = (room: Room): string | null =>
  isBlinded(room) ? 'A blinded read is handed in by its trial: stored here, its reports would name the patient.' : reportable(room).length === 0 ? 'Nothing is drawn or answered yet.' : null;

interface Made {
  readonly label: string;
  readonly instance: NewInstance;
}

/** Entries that trace what was looked at: they change no answer. */
const TRACES: ReadonlySet<string> = new Set(['aidShown', 'noteDismissed', 'imagesViewed', 'exported', 'signedIn']);

/** The read as its last answer left it: looking on makes no new report. */
const asAnswered = (room: Room): Room => ({ ...room, log: room.log.slice(0, room.log.findLastIndex(({ act }) => !TRACES.has(act.kind)) + 1) });

/** Reports of the log as it stands: its last act gives the time, so that the same log makes the same reports with the same UIDs. */
const reportsOf = async (room: Room, timepoints: readonly string[]): Promise<{ readonly made: readonly Made[]; readonly rows: readonly StoreRow[] }> => {
  const at = room.log.at(-1)?.at ?? '';
  const made: Made[] = [];
  const rows: StoreRow[] = [];
  for (const { id, label } of reportable(room).filter((one) => timepoints.includes(one.id))) {
    const report = await srOfRoom(room, id, `${label}.dcm`, true, at);
    if (report.kind === 'lack') {
      rows.push({ label, stored: false, detail: `Not made: ${report.why}` });
      continue;
    }
    const bytes = new Uint8Array(report.file.bytes);
    const reading = readDataset(bytes);
    const sopInstanceUid = reading.kind === 'dataset' ? (reading.dataset.codes(0x00080018)[0] ?? '') : '';
    made.push({ label, instance: { sopInstanceUid, bytes } });
  }
  return { made, rows };
};

const rowOf = (made: readonly Made[]) => (stored: StoredInstance): StoreRow => {
  const label = made.find(({ instance }) => instance.sopInstanceUid === stored.sopInstanceUid)?.label ?? '';
  return stored.kind === 'stored' ? { label, stored: true, detail: stored.warning ?? 'in the archive' } : { label, stored: false, detail: stored.reason };
};

/** What one attempt stored joins what earlier ones did; only what was refused is sent again. */
let last: { readonly key: string; readonly made: readonly Made[]; readonly done: ReadonlyMap<string, StoredInstance> } | null = null;

/** Stores a report of each scan. Asked again after a refusal it sends only what is missing; sent twice, the archive knows the instance by its UID. */
export const storeResults = async (timepoints: readonly string[]): Promise<StoreOutcome> => {
  const room = asAnswered(theRoom());
  const root = rootFor(room.readId);
  const archive = archiveAt(root);
  if (!archive) return { rows: [], trouble: { rank: 'fault', fact: `${root} is no address of an archive.`, follows: 'Connect to one on the archive page.' } };
  const key = `${room.log.at(-1)?.hash ?? ''} ${root} ${timepoints.join()}`;
  const { made, rows } = await reportsOf(room, timepoints);
  const before = last?.key === key ? last.done : new Map<string, StoredInstance>();
  const instances = made.map(({ instance }) => instance);
  const earlier: StoreResult = { instances: instances.map(({ sopInstanceUid }) => before.get(sopInstanceUid) ?? { sopInstanceUid, kind: 'refused', reason: '', again: true }), problem: null };
  const result = await archive.store(toSendAgain(instances, earlier));
  const done = new Map([...before, ...result.instances.map((one) => [one.sopInstanceUid, one] as const)]);
  last = { key, made, done };
  return { rows: [...rows, ...instances.flatMap(({ sopInstanceUid }) => done.get(sopInstanceUid) ?? []).map(rowOf(made))], trouble: result.problem ? troubleOf(result.problem, root) : null };
};
