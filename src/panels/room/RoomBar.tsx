import { useRef, type ReactElement } from 'react';
import type { Hand } from '../../viewer';
import { Bar } from '../parts/Bar';
import { Button } from '../parts/Button';
import { OpenRead } from '../parts/OpenRead';
import { Icon, type IconName } from '../parts/Icon';
import { MenuButton, type MenuLine } from '../parts/Menu';
import type { ReadingRoomProps } from '../room-props';
import { TEXTS } from '../texts';
import { aidOn } from './aid-on';
import { PresetMenu } from './PresetMenu';

interface Tool {
  readonly hand: Hand;
  readonly label: string;
  readonly icon: IconName;
  readonly key: string;
  readonly role?: 'target' | 'non-target' | 'new';
}

const DRAWING: readonly Tool[] = [
  { hand: 'target', label: 'Target', icon: 'target', key: 'T', role: 'target' },
  { hand: 'non-target', label: 'Non-target', icon: 'non-target', key: 'N', role: 'non-target' },
  { hand: 'new-lesion', label: 'New lesion', icon: 'new-lesion', key: 'X', role: 'new' },
  { hand: 'length', label: 'Length', icon: 'length', key: 'L' },
];
const MARKING: readonly Tool[] = [{ hand: 'arrow', label: 'Arrow', icon: 'arrow', key: 'Q' }, { hand: 'oval', label: 'Oval, HU', icon: 'oval', key: 'E' }];
const LOOKING: readonly Tool[] = [
  { hand: 'window', label: 'Window and level', icon: 'window', key: 'W' }, { hand: 'move', label: 'Move', icon: 'move', key: 'M' }, { hand: 'zoom', label: 'Zoom', icon: 'zoom', key: 'Z' },
];

type RoomBarProps = Pick<ReadingRoomProps, 'read' | 'session' | 'stage' | 'intents'>;

/** The bar of the room: tools in hand, the view, undo, files. What does not fit is under "More tools". */
export const RoomBar = ({ read, session, stage, intents }: RoomBarProps): ReactElement => {
  const input = useRef<HTMLInputElement>(null);
  const tool = ({ hand, label, icon, key, role }: Tool, className = ''): ReactElement => (
    <Button key={hand} label={label} icon={icon} keys={[key]} pressed={session.hand === hand} press={() => intents.takeHand(hand)} className={className}
      {...(role ? { role } : {})} iconOnly={!DRAWING.some((one) => one.hand === hand)} title={`${label} (${key})`} />
  );
  const moreTools = (): readonly MenuLine[] => [
    ...[...MARKING, ...LOOKING].map(({ hand, label, key }) => ({ label, key, checked: session.hand === hand, press: () => intents.takeHand(hand) })),
    'rule',
    { label: 'Fit', key: 'F', press: intents.fit },
    { label: 'Invert', key: 'I', press: intents.invert },
    { label: 'Marks', key: 'H', checked: session.marksVisible, press: intents.toggleMarks },
    { label: 'Scroll together', key: 'S', checked: session.linked, press: intents.toggleLinked },
    { label: 'Re-anchor here', press: intents.reAnchor },
    ...(aidOn({ read, session }, 'ghost') ? [{ label: 'Earlier outline', key: 'G', checked: session.ghost, press: intents.toggleGhost }] : []),
    { label: 'Magnifier while drawing', key: 'V', checked: session.aids?.magnifier ?? true, press: () => intents.setAid('magnifier', session.aids?.magnifier === false) },
    { label: 'Move an end by the keyboard', key: 'K', press: () => stage?.stepEnd(session.activeSide, 1) },
    { label: 'Cine', key: 'C', press: intents.startCine },
    ...(aidOn({ read, session }, 'reformat') ? [{ label: 'Other planes', detail: 'Shift R', press: () => intents.openSheet('reformat') }] : []),
    'rule',
    { label: 'Endpoints and patterns', key: 'O', press: () => intents.openSheet('outcomes') },
    ...(session.labelHidden ? [] : [{ label: 'Plots', press: () => intents.openSheet('plots') }]),
    { label: 'In plain words', press: () => intents.openSheet('plain') },
    { label: 'Make a teaching case', press: () => intents.openSheet('teaching-case') },
    { label: 'Clinical notes', press: () => intents.openSheet('clinical') },
    { label: 'Charter', press: () => intents.openSheet('charter') },
    'rule',
    { label: 'Report', key: 'R', press: () => intents.openSheet('report') },
    { label: 'Export', press: () => intents.openSheet('export') },
    { label: 'Sign and lock', detail: 'Ctrl Enter', press: () => intents.openSigning() },
    { label: 'Store in the archive', press: () => intents.openSheet('store') },
    { label: 'Audit trail', press: () => intents.openSheet('audit') },
    'rule',
    { label: TEXTS.openRead, press: () => input.current?.click() },
    { label: TEXTS.saveRead, detail: 'Ctrl S', press: intents.saveRead },
  ];
  return (
    <Bar goHome={intents.goHome}>
      <h1 className="case strong" title={read.subject.code}>{read.subject.code}</h1>
      <span className="sep" />
      <div role="toolbar" aria-label="Drawing" className="tools">{DRAWING.map((one) => tool(one))}{MARKING.map((one) => tool(one, 'wide-only'))}</div>
      <span className="sep mid-only" />
      <div role="toolbar" aria-label="View" className="tools mid-only">{LOOKING.map((one) => tool(one))}<PresetMenu stage={stage} side={session.activeSide} aids={session.aids} intents={intents} /></div>
      <span className="sep mid-only" />
      <div role="toolbar" aria-label="Comparison" className="tools mid-only">
        <Button iconOnly icon="link" label="Scroll together" keys={['S']} pressed={session.linked} press={intents.toggleLinked} />
        {aidOn({ read, session }, 'ghost') && <Button iconOnly icon="ghost" label="Earlier outline" keys={['G']} pressed={session.ghost} press={intents.toggleGhost} />}
        {aidOn({ read, session }, 'reformat') && <Button iconOnly icon="planes" label="Other planes" keys={['R']} press={() => intents.openSheet('reformat')} />}
      </div>
      <span className="sep mid-only" />
      <div role="toolbar" aria-label="Acts" className="tools">
        <Button iconOnly icon="undo" label="Undo" title={read.undo ? `Undo: ${read.undo.what} (Ctrl Z)` : 'Nothing to undo'} disabled={!read.undo} press={intents.undo} />
        <Button iconOnly icon="redo" label="Redo" title={read.redo ? `Redo: ${read.redo.what} (Ctrl Y)` : 'Nothing to redo'} disabled={!read.redo} press={intents.redo} />
      </div>
      <span className="push" />
      <Button label="Report" keys={['R']} title="Report (R)" press={() => intents.openSheet('report')} className="mid-only" />
      <OpenRead chooser={input} iconOnly open={intents.openRead} className="mid-only" />
      <Button iconOnly icon="save" label={TEXTS.saveRead} title={`${TEXTS.saveRead} (Ctrl S)`} press={intents.saveRead} className="mid-only" />
      <MenuButton className="btn icon" label="More tools" title="More tools" lines={moreTools}><Icon name="more" /></MenuButton>
      <Button iconOnly label={TEXTS.keyboardMap} title={`${TEXTS.keyboardMap} (?)`} press={intents.toggleKeys} after={<kbd className="map-cap" aria-hidden="true">?</kbd>} />
    </Bar>
  );
};
