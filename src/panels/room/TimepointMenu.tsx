import { useState, type ReactElement, type ReactNode } from 'react';
import type { PlannedTimepoint, Read, Timepoint } from '../../read';
import type { Side } from '../../viewer';
import { Menu, type MenuLine } from '../parts/Menu';
import { whenOf } from '../dates';
import type { RoomIntents } from '../room-props';
import { WordForm } from './WordForm';

interface TimepointMenuProps {
  readonly read: Read;
  readonly timepoint: Timepoint;
  readonly side: Side;
  readonly intents: RoomIntents;
  readonly blinded: boolean;
  readonly children: ReactNode;
}

const planned = ({ index: _index, day: _day, ...rest }: Timepoint): PlannedTimepoint => rest;

/** What can be said of a timepoint: another one in its place, another name, a scan for a symptom, or that it is not read at all. */
export const TimepointMenu = ({ read, timepoint, side, intents, blinded, children }: TimepointMenuProps): ReactElement => {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [renaming, setRenaming] = useState(false);
  const close = (): void => { setAnchor(null); setRenaming(false); };
  const arrange = (change: (one: PlannedTimepoint) => PlannedTimepoint | null): void =>
    intents.arrangeTimepoints(read.timepoints.map(planned).flatMap((one) => (one.id === timepoint.id ? (change(one) ?? []) : one)));
  const lines: readonly MenuLine[] = renaming ? [] : [
    ...read.timepoints.map((one) => ({ label: one.label, detail: whenOf(one, blinded), checked: one.id === timepoint.id, press: () => intents.showTimepoint(one.id, side) })),
    ...(blinded ? [] : ['rule' as const,
    { label: 'Rename…', leads: true, press: () => setRenaming(true) },
    { label: 'Scan for a new symptom', checked: timepoint.symptomDriven, press: () => arrange((one) => ({ ...one, symptomDriven: !one.symptomDriven })) },
    { label: `Leave ${timepoint.label} out of the read`, disabled: read.timepoints.length < 2, press: () => arrange(() => null) }]),
  ];
  return (
    <>
      <button type="button" className="select when" aria-haspopup="menu" aria-expanded={anchor !== null} title="Timepoint"
        onClick={(event) => { const button = event.currentTarget; setAnchor((open) => (open ? null : button)); }}>
        {children}
      </button>
      {anchor && (
        <Menu anchor={anchor} label={`Timepoint ${timepoint.label}`} lines={lines} close={close} back={renaming ? () => setRenaming(false) : undefined}>
          {renaming && <WordForm label="Name of the timepoint" start={timepoint.label} done="Rename" take={(label) => { close(); arrange((one) => ({ ...one, label })); }} />}
        </Menu>
      )}
    </>
  );
};
