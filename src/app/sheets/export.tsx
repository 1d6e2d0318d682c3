import { useState, type ReactElement, type ReactNode } from 'react';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { bundle, type ExportFile } from '../../exports';
import { ExportSheet, type ExportOptions } from '../../panels';
import { choicesOf, exported, isBlinded } from '../export-files';
import { currentTimepoint } from '../lesion-steps';
import { saveFile } from '../read-files';
import { act } from '../room-acts';
import { intents } from '../room-intents';
import { store, type Room } from '../state';

const hex = (bytes: Uint8Array): string => bytesToHex(sha256(bytes));

/** Only of the read that was on screen when the export began: every file leaves its trace, and without one nothing leaves. */
const handOut = (room: Room, { name, bytes, type }: ExportFile, what: string): boolean => {
  if (store.getState().room?.readId !== room.readId || !act({ kind: 'exported', v: 1, what, sha256: hex(bytes) })) return false;
  saveFile(name, new Blob([bytes], { type }), type);
  return true;
};

const baseName = (name: string): string => name.split('/').at(-1) ?? name;

const ExportOver = ({ room }: { readonly room: Room }): ReactElement => {
  const blinded = isBlinded(room);
  const [options, setOptions] = useState<ExportOptions>(() => ({ timepoint: currentTimepoint(), iPrefix: 'afterFirstIUPD', named: 'code', days: blinded ? 'study-day' : 'iso' }));
  const [working, setWorking] = useState(false);
  const [told, setTold] = useState<{ readonly text: string; readonly fault: boolean } | null>(null);
  const make = async (ids: readonly string[], zipped: boolean): Promise<{ readonly text: string; readonly fault: boolean }> => {
    const at = new Date().toISOString();
    const files: ExportFile[] = [];
    const lacking: string[] = [];
    for (const id of ids) {
      const made = await exported(room, id, options, at);
      if (made.kind === 'files') files.push(...made.files);
      else lacking.push(`${id}: ${made.why}`);
    }
    const lack = lacking.length > 0 ? ` Not made: ${lacking.join('; ')}.` : '';
    const [one] = files;
    if (!one) return { text: `Nothing was saved.${lack}`, fault: true };
    if (!zipped && files.length === 1) return handOut(room, { ...one, name: baseName(one.name) }, ids.join(', ')) ? { text: `${baseName(one.name)} saved.`, fault: false } : { text: 'Nothing was saved: this tab may not write to the read.', fault: true };
    const name = `nadir-${room.read.subject.code.replaceAll(/[^A-Za-z0-9._-]+/g, '-')}.zip`;
    const about = [`Export of a read: ${room.read.subject.code}`, 'Made by Nadir.', 'The read it was made from ends with the entry of this hash:', room.log.at(-1)?.hash ?? ''];
    const zip = bundle({ files, about, sha256: hex });
    return handOut(room, { name, bytes: zip, type: 'application/zip' }, ids.join(', ')) ? { text: `${name}: ${files.length} files with checksums.${lack}`, fault: lack !== '' } : { text: 'Nothing was saved: this tab may not write to the read.', fault: true };
  };
  const run = (ids: readonly string[], zipped: boolean): void => {
    setWorking(true);
    make(ids, zipped).then(setTold, (problem: unknown) => setTold({ text: problem instanceof Error ? problem.message : 'The export failed.', fault: true })).finally(() => setWorking(false));
  };
  return (
    <ExportSheet code={room.read.subject.code} timepoints={room.read.timepoints} choices={choicesOf(room, options)} options={options} blinded={blinded} setOptions={setOptions} working={working} told={told}
      save={(id) => run([id], false)} saveAll={(ids) => run(ids, true)} openReport={() => intents.openSheet('report')} close={intents.closeSheet} />
  );
};

/** What can be taken out of the read on screen. */
export const exportSheet = (room: Room): ReactNode => <ExportOver room={room} />;
