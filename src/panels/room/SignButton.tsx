import type { ReactElement } from 'react';
import type { Read, Timepoint } from '../../read';
import { Button } from '../parts/Button';
import type { RoomIntents } from '../room-props';
import { timepointToSign } from './moment';

interface SignButtonProps {
  readonly read: Read;
  readonly at: Timepoint;
  readonly intents: RoomIntents;
}

/** The end of a timepoint: its signature, or who gave it. An earlier one that has none comes first. */
export const SignButton = ({ read, at, intents }: SignButtonProps): ReactElement => {
  const next = timepointToSign(read, at);
  const signed = read.signed.get(at.id);
  return next
    ? <Button small kind="edge" className="push" label={next.id === at.id ? `Sign ${next.label}` : `Sign ${next.label} first`} keys={['Ctrl Enter']} {...(next.id === at.id ? {} : { title: `${next.label} is signed before ${at.label}` })} press={() => intents.openSigning(next.id)} />
    : <Button small icon="lock" className="push" label={`${at.label} signed`} title={signed ? `${signed.signature.name}, ${signed.at.slice(0, 10)} ${signed.at.slice(11, 16)} UTC` : 'Signed'} press={() => intents.openSigning(at.id)} />;
};
