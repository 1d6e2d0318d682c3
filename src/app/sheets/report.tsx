import { useEffect, useState, type ReactElement, type ReactNode } from 'react';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { MadeReport } from '../../exports';
import { ReportSheet } from '../../panels';
import { isBlinded } from '../export-files';
import { reportOfRoom } from '../export-report';
import { currentTimepoint } from '../lesion-steps';
import { saveFile } from '../read-files';
import { act } from '../room-acts';
import { intents } from '../room-intents';
import type { Room } from '../state';

type Shown = { readonly kind: 'making' } | { readonly kind: 'made'; readonly report: MadeReport } | { readonly kind: 'lack'; readonly why: string };

const ReportOver = ({ room: now }: { readonly room: Room }): ReactElement => {
  const [room] = useState(now); // the read as it was when the report was opened
  const [what, choose] = useState<'report' | 'strip'>('report');
  const [timepoint] = useState(currentTimepoint);
  const hidden = room.session.labelHidden === true;
  const [shown, setShown] = useState<Shown>(hidden ? { kind: 'lack', why: 'The charter hides the labels of this read.' } : { kind: 'making' });
  const { read } = room;
  useEffect(() => {
    let left = false;
    const tell = (one: Shown): void => { if (!left) setShown(one); };
    if (hidden) return undefined;
    reportOfRoom(room, { what, timepoint, days: isBlinded(room) ? 'study-day' : 'iso', subject: room.read.subject.code }).then(
      (report) => tell(report ? { kind: 'made', report } : { kind: 'lack', why: 'The read cannot be assessed as it stands; the response card says why.' }),
      (problem: unknown) => tell({ kind: 'lack', why: problem instanceof Error ? problem.message : 'The report cannot be made.' }),
    );
    return () => { left = true; };
  }, [room, what, timepoint, hidden]);
  const label = read.timepoints.find(({ id }) => id === timepoint)?.label ?? '';
  const save = async (report: MadeReport): Promise<void> => {
    const bytes = new Uint8Array(await report.pdf());
    const name = `${read.subject.code.replaceAll(/[^A-Za-z0-9._-]+/g, '-')}-${label}-${what}.pdf`;
    if (act({ kind: 'exported', v: 1, what: `${what} ${label}`, sha256: bytesToHex(sha256(bytes)) })) saveFile(name, new Blob([bytes], { type: 'application/pdf' }), 'application/pdf');
  };
  return (
    <ReportSheet title={`Report, ${read.subject.code} at ${label}`} pages={shown.kind === 'made' ? shown.report.pages : null} lack={shown.kind === 'lack' ? shown.why : null} what={what} choose={(next) => { choose(next); setShown({ kind: 'making' }); }}
      savePdf={() => { if (shown.kind === 'made') void save(shown.report); }} openExport={() => intents.openSheet('export')} close={intents.closeSheet} />
  );
};

/** The report of the scan on the active side. */
export const reportSheet = (room: Room): ReactNode => <ReportOver room={room} />;
