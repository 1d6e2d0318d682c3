import { useState, type ReactElement } from 'react';
import type { IrecistResponse, Recist11Response, TimepointResponse } from '../../irecist';
import type { Timepoint } from '../../read';
import { Button } from '../parts/Button';
import type { RoomIntents } from '../room-props';

interface OwnLabelProps {
  readonly response: TimepointResponse;
  readonly timepoint: Timepoint;
  /** RECIST 1.1 and iRECIST; else RECIST 1.1 alone. */
  readonly both: boolean;
  /** An unconfirmed progression stands before: only then can one be confirmed (I18). */
  readonly pending: boolean;
  readonly intents: Pick<RoomIntents, 'overrideLabel'>;
}

const RECIST: readonly Recist11Response[] = ['CR', 'PR', 'SD', 'Non-CR/Non-PD', 'PD', 'NE'];
const IRECIST: readonly IrecistResponse[] = ['iCR', 'iPR', 'iSD', 'Non-iCR/Non-iUPD', 'iUPD', 'iCPD', 'NE'];

/** The reader's own label beside the computed one, with its reason. Both stay; the computed one is never changed by it. */
export const OwnLabel = ({ response, timepoint, both, pending, intents }: OwnLabelProps): ReactElement => {
  const [asking, setAsking] = useState(false);
  const { chosen } = response;
  if (chosen) {
    return (
      <p className="own-label">
        <span>Reader: <b>{[chosen.recist11, both ? chosen.irecist : null].filter(Boolean).join(', ')}</b> instead of the computed label. {chosen.reason}{chosen.notFollowed && <> <b>{chosen.notFollowed}</b></>}</span>
        <Button small label="Take it back" press={() => intents.overrideLabel(timepoint.id, null, null, '')} />
      </p>
    );
  }
  if (!asking) return <p className="own-label"><Button small label="Set another label …" press={() => setAsking(true)} /></p>;
  return <Form computed={response} both={both} pending={pending} take={(recist11, irecist, reason) => { intents.overrideLabel(timepoint.id, recist11, irecist, reason); setAsking(false); }} leave={() => setAsking(false)} />;
};

interface FormProps {
  readonly computed: TimepointResponse;
  readonly both: boolean;
  readonly pending: boolean;
  readonly take: (recist11: Recist11Response | null, irecist: IrecistResponse | null, reason: string) => void;
  readonly leave: () => void;
}

const Form = ({ computed, both, pending, take, leave }: FormProps): ReactElement => {
  const [recist11, setRecist11] = useState<Recist11Response | ''>('');
  const [irecist, setIrecist] = useState<IrecistResponse | ''>('');
  const [reason, setReason] = useState('');
  const ready = reason.trim() !== '' && (recist11 !== '' || irecist !== '');
  return (
    <form className="own-label form" onSubmit={(event) => { event.preventDefault(); if (ready) take(recist11 || null, irecist || null, reason.trim()); }} onKeyDown={(event) => { if (event.key === 'Escape') leave(); }}>
      <select aria-label="Own RECIST 1.1 label" value={recist11} onChange={(event) => setRecist11(RECIST.find((one) => one === event.currentTarget.value) ?? '')}>
        <option value="">{`as computed (${computed.recist11 ?? 'none'})`}</option>
        {RECIST.map((one) => <option key={one}>{one}</option>)}
      </select>
      {both && <select aria-label="Own iRECIST label" value={irecist} onChange={(event) => setIrecist(IRECIST.find((one) => one === event.currentTarget.value) ?? '')}>
        <option value="">{`as computed (${computed.irecist ?? 'none'})`}</option>
        {IRECIST.filter((one) => one !== 'iCPD' || pending).map((one) => <option key={one}>{one}</option>)}
      </select>}
      <input aria-label="Reason for the own label" placeholder="Reason" maxLength={400} value={reason} autoFocus onChange={(event) => setReason(event.currentTarget.value)} />
      <Button small label="Cancel" press={leave} />
      <Button small kind="edge" label="Set it" disabled={!ready} press={() => take(recist11 || null, irecist || null, reason.trim())} />
    </form>
  );
};
