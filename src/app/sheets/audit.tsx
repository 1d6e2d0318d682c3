import { useCallback, useMemo, type ReactElement, type ReactNode } from 'react';
import { auditCsv } from '../../exports';
import { AuditSheet } from '../../panels';
import { auditJsonl, auditRows, verifyLog, type Against } from '../../trial';
import { saveFile } from '../read-files';
import { act, digest } from '../room-acts';
import { intents } from '../room-intents';
import { store, type Room } from '../state';
import { verifiedFile } from '../trial/log-files';

const against = (room: Room | null): Against => ({
  digest, subtle: crypto.subtle, now: new Date().toISOString(), ...(room?.trial ? { study: room.trial.study, roster: room.trial.roster, reader: room.trial.package.reader } : {}),
});

const AuditOver = ({ room }: { readonly room: Room }): ReactElement => {
  const { log, read, trial } = room;
  const rows = useMemo(() => auditRows(log, trial?.roster ?? []), [log, trial]);
  const verify = useCallback(async () => ({ kind: 'verified' as const, name: 'This read', entries: log.length, findings: await verifyLog(log, against(store.getState().room)) }), [log]);
  const save = (name: string, text: string, type: string): void => {
    if (act({ kind: 'exported', v: 1, what: name, sha256: digest(text) })) saveFile(name, text, type);
  };
  return (
    <AuditSheet code={read.subject.code} rows={rows} head={log.at(-1)?.hash ?? ''} verify={verify} verifyFile={(file) => verifiedFile(file, { digest, subtle: crypto.subtle, now: new Date().toISOString() })}
      saveJsonl={() => save(`nadir-trail-${read.subject.code}.jsonl`, auditJsonl(log), 'application/x-ndjson')} saveCsv={(shown) => save(`nadir-trail-${read.subject.code}.csv`, auditCsv(shown), 'text/csv')} close={intents.closeSheet} />
  );
};

/** The trail of the read on screen. Saving it is an entry too. */
export const auditSheet = (room: Room): ReactNode => <AuditOver room={room} />;
