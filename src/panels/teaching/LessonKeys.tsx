import type { ReactElement } from 'react';
import { Dialog } from '../parts/Dialog';
import { Kbd } from '../parts/Kbd';

const KEYS: readonly (readonly [caps: string, what: string])[] = [
  ['1 2 3 4', 'What do you call this scan?'], ['5 6 7', 'What happens next?'], ['H', 'Reveal label and expert'], ['.', 'Next scan'], [',', 'Previous scan'],
  ['PageDown', 'Clicker: reveal, then on'], ['PageUp', 'Clicker: back'], ['K', 'What if we stopped?'], ['B', 'Two mistakes'], ['Q', 'Three questions'], ['C', 'Class answers'],
  ['P', 'Plain-language page'], ['V', 'Projector'], ['T', 'Draw in your layer'], ['Ctrl Z', 'Undo in your layer'], ['] [', 'Next, previous lesion'], ['↑ ↓', 'Slices'], ['W M Z F', 'Window, move, zoom, fit'], ['Esc', 'Put the tool down'],
];

export const LessonKeys = ({ close }: { readonly close: () => void }): ReactElement => (
  <Dialog title="Keys" close={close} width={34}>
    <dl className="te-keys">{KEYS.map(([caps, what]) => <div key={caps}><dt>{caps.split(' ').map((cap) => <Kbd key={cap} cap={cap} />)}<span className="sr">{caps}</span></dt><dd>{what}</dd></div>)}</dl>
  </Dialog>
);
