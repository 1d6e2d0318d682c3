import { useEffect, useRef, type ReactElement } from 'react';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { Icon } from '../parts/Icon';
import { NoteLine } from '../parts/NoteLine';
import '../styles/reformat.css';
import { whole } from '../numbers';
import { PLANES, type ReformatProps } from './reformat-props';
import { ReformatPane } from './ReformatPane';

const SHORT = { axial: 'a', coronal: 'c', sagittal: 's' } as const;
const NUDGES: Readonly<Record<string, readonly [right: number, down: number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** A key of the sheet; false where it has no meaning here. */
const pressedKey = (props: ReformatProps, key: string, shift: boolean): boolean => {
  const { rows, active: { row, plane }, tool } = props;
  const panes = rows.flatMap(({ status }, index) => (status === 'ready' ? PLANES.map((kind) => [index, kind] as const) : []));
  const go = (by: number): boolean => {
    const next = panes[(panes.findIndex(([index, kind]) => index === row && kind === plane) + by + panes.length) % Math.max(1, panes.length)];
    if (next) props.activate(...next);
    return true;
  };
  const done = (effect: void): boolean => effect === undefined;
  const nudge = NUDGES[key];
  const at = rows[row]?.at;
  const image = props.planeOf(row, plane, 3, 3);
  if (shift && nudge && at && image) {
    const [right, down] = nudge;
    const [r, d] = [image.rowDirection, image.columnDirection];
    return done(props.point(row, [0, 1, 2].map((k) => (at[k] ?? 0) + right * (r[k] ?? 0) + down * (d[k] ?? 0)) as unknown as typeof at));
  }
  switch (key) {
    case 'ArrowUp': return done(props.step(row, plane, -1));
    case 'ArrowDown': return done(props.step(row, plane, 1));
    case 'PageUp': return done(props.step(row, plane, -5));
    case 'PageDown': return done(props.step(row, plane, 5));
    case 'ArrowLeft': return go(-1);
    case 'ArrowRight': return go(1);
    case '+': case '=': return done(props.zoomBy(1.25));
    case '-': case '−': return done(props.zoomBy(1 / 1.25));
    case 'f': return done(props.zoomBy(0));
    case 'l': return done(props.take('length'));
    case 't': return done(props.take('target'));
    case 'w': return done(props.take('crosshair'));
    case 'k': return done(props.toggleLinked());
    case 'j': return done(props.goToLesion());
    case 'r': return done(props.close());
    case 'Escape': return tool !== 'crosshair' && done(props.take('crosshair'));
    default: {
      const kind = PLANES.find((one) => SHORT[one] === key);
      return kind ? done(props.activate(row, kind)) : props.chooseWindow(key);
    }
  }
};

const levelWords = ({ level }: ReformatProps): string =>
  (level === null ? '' : level.by === 'anchor' ? 'level linked by hand' : level.by === 'registration' ? `level ${level.sure ? '' : 'unsure '}${level.confidence?.toFixed(2) ?? ''}` : level.by === 'lesions' ? 'level by lesions' : 'level not found');

/** Both scans, each cut in three planes through one place that is moved by a press and mapped to the other scan. */
export const Reformat = (props: ReformatProps): ReactElement => {
  const { rows, tool, linked, window: shown } = props;
  const current = useRef(props);
  useEffect(() => { current.current = props; });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.altKey || event.defaultPrevented || (event.target instanceof HTMLElement && event.target.closest('input, [role="menu"]'))) return;
      if (event.ctrlKey || event.metaKey) {
        if (event.key.toLowerCase() !== 'z') return;
        event.preventDefault();
        return current.current.undo();
      }
      if (!pressedKey(current.current, event.key.length === 1 ? event.key.toLowerCase() : event.key, event.shiftKey)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('keydown', press, { capture: true });
    return () => window.removeEventListener('keydown', press, { capture: true });
  }, []);
  const words = levelWords(props);
  return (
    <Dialog title="Other planes" width={118} close={props.close}
      head={(
        <>
          <span className="muted where">W {whole(shown.width)} L {whole(shown.center)}{words !== '' && <>, {words}</>}</span><span className="push" />
          <Button small icon="length" label="Length" keys={['L']} pressed={tool === 'length'} press={() => props.take(tool === 'length' ? 'crosshair' : 'length')} />
          <Button small icon="target" role="target" label="Target" keys={['T']} pressed={tool === 'target'} press={() => props.take(tool === 'target' ? 'crosshair' : 'target')} />
          <Button small iconOnly icon="zoom" label="Larger" keys={['+']} press={() => props.zoomBy(1.25)} />
          <Button small label="Fit" keys={['F']} press={() => props.zoomBy(0)} />
          {rows.length > 1 && <Button small icon="link" label="Move together" keys={['K']} pressed={linked} press={props.toggleLinked} />}
        </>
      )}
      foot={props.note
        ? <NoteLine key={props.note.id} note={props.note} dismissBecause={props.dismissNote} />
        : <span className="muted beside">{tool === 'crosshair' ? 'A press moves the crosshair, the wheel goes through the planes; A, C, S or ← → choose one, ⇧ and arrows move the crosshair, J goes to the selected lesion.' : tool === 'length' ? 'Draw a length. On a coronal or sagittal plane it is dashed and says so.' : `Draw ${props.means}. A size on a computed plane is dashed and stays out of the sum unless the charter counts it; a second stroke across it is the short axis.`}</span>}>
      <div className="reformat" style={{ ['--rows' as string]: rows.length }}>
        {rows.map((row, index) => (
          row.status === 'ready'
            ? PLANES.map((kind) => <ReformatPane key={row.timepoint.id + kind} {...props} row={index} kind={kind} />)
            : (
              <p key={row.timepoint.id} className="rf-word" role="status">
                {row.status === 'refused' ? <><Icon name="fault" /><span><b>{row.timepoint.label} cannot be cut in other planes.</b> {row.lack}</span></> : <>Reading {row.timepoint.label}, slice {Math.min(row.loaded + 1, row.count)} of {row.count}</>}
              </p>
            )
        ))}
      </div>
    </Dialog>
  );
};
