import type { ReactElement } from 'react';
import type { Side, Stage } from '../../viewer';
import { Icon } from '../parts/Icon';
import { MenuButton } from '../parts/Menu';
import type { RoomIntents } from '../room-props';
import { whole } from '../numbers';
import { PRESETS, presetOf } from './presets';
import { useView } from './use-view';

/** Which window the active viewport has, and the presets. */
export const PresetMenu = ({ stage, side, intents }: { readonly stage: Stage | null; readonly side: Side; readonly intents: RoomIntents }): ReactElement => {
  const window = useView(stage, side)?.window ?? null;
  const preset = window ? presetOf(window) : undefined;
  const numbers = window ? `${whole(window.width)} / ${whole(window.center)}` : '';
  return (
    <MenuButton className="select edge preset" label={`Window preset: ${preset ? `${preset.name} ` : 'Window '}${numbers}`} title="Window preset"
      lines={() => [
        ...PRESETS.map((one) => ({ label: one.name, detail: `${one.width} / ${whole(one.center)}`, key: one.key, checked: one === preset, press: () => intents.setWindow({ width: one.width, center: one.center }) })),
        'rule',
        { label: 'From the image', key: '0', checked: false, press: () => intents.setWindow('auto') },
        { label: 'From the file', key: '~', checked: false, press: () => intents.setWindow('file') },
      ]}>
      {preset?.name ?? 'Window'} <span className="faint wide-only">{numbers}</span><Icon name="down" />
    </MenuButton>
  );
};
