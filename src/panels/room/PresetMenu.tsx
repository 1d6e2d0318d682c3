import type { ReactElement } from 'react';
import type { Side, Stage } from '../../viewer';
import { Icon } from '../parts/Icon';
import { MenuButton } from '../parts/Menu';
import type { RoomAids, RoomIntents } from '../room-props';
import { whole } from '../numbers';
import { isShown, OWN_KEYS, PRESETS, presetOf } from './presets';
import { useView } from './use-view';

interface PresetMenuProps {
  readonly stage: Stage | null;
  readonly side: Side;
  readonly aids: RoomAids | undefined;
  readonly intents: RoomIntents;
}

/** Which window the active viewport has, the presets, two of the reader's own, and whether each organ has its window. */
export const PresetMenu = ({ stage, side, aids, intents }: PresetMenuProps): ReactElement => {
  const window = useView(stage, side)?.window ?? null;
  const preset = window ? presetOf(window) : undefined;
  const numbers = window ? `${whole(window.width)} / ${whole(window.center)}` : '';
  return (
    <MenuButton className="select edge preset" label={`Window preset: ${preset ? `${preset.name} ` : 'Window '}${numbers}`} title="Window preset"
      lines={() => [
        ...PRESETS.map((one) => ({ label: one.name, detail: `${one.width} / ${whole(one.center)}`, key: one.key, checked: one === preset, press: () => intents.setWindow({ width: one.width, center: one.center }) })),
        ...OWN_KEYS.flatMap((key) => {
          const own = aids?.ownWindows[key];
          return own ? [{ label: `Own ${key}`, detail: `${whole(own.width)} / ${whole(own.center)}`, key, checked: window !== null && isShown(own, window), press: () => intents.setWindow(own) }] : [];
        }),
        'rule',
        { label: 'From the image', key: '0', checked: false, press: () => intents.setWindow('auto') },
        { label: 'From the file', key: '~', checked: false, press: () => intents.setWindow('file') },
        'rule',
        ...OWN_KEYS.map((key) => ({ label: `Keep this window as ${key}`, detail: numbers, disabled: window === null, press: () => intents.keepOwnWindow(key) })),
        { label: 'Window per organ', detail: 'on a jump', checked: aids?.windowPerOrgan ?? false, press: () => intents.setAid('windowPerOrgan', !aids?.windowPerOrgan) },
      ]}>
      {preset?.name ?? 'Window'} <span className="faint wide-only">{numbers}</span><Icon name="down" />
    </MenuButton>
  );
};
