import { useState, type ReactElement } from 'react';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { LesionRows } from './LesionRows';
import { coursed, COURSES, type CanvasCourse, type CanvasPicture, type CanvasPlan } from './plan';
import { SliceCanvas } from './SliceCanvas';

export interface CanvasSheetProps {
  readonly pictures: readonly CanvasPicture[];
  /** What is being done, or why it could not be. */
  readonly told: string;
  readonly busy: boolean;
  readonly paint: (plan: CanvasPlan) => void;
  /** Calls off what is being painted, or leaves. */
  readonly cancel: () => void;
  /** Once it is painted. */
  readonly made: { readonly open: () => void; readonly saveTruth: () => void; readonly saveZip: () => void } | null;
}

const WINDOWS = { Lung: { center: -600, width: 1500 }, 'Soft tissue': { center: 40, width: 400 }, Liver: { center: 90, width: 160 } };

/** Lesions placed into a real scan, with a course over time. */
export const CanvasSheet = ({ pictures, told, busy, paint, cancel, made }: CanvasSheetProps): ReactElement => {
  const [number, setNumber] = useState(Math.floor(pictures.length / 2));
  const [shown, setShown] = useState<keyof typeof WINDOWS>('Soft tissue');
  const [plan, setPlan] = useState<CanvasPlan>({ weeks: [0, 8, 12, 20], course: 'flare', lesions: [] });
  const [count, setCount] = useState(1);
  const picture = pictures[number];
  const rising = plan.weeks.every((week, at) => at === 0 || week > (plan.weeks[at - 1] ?? 0));
  const choose = (course: CanvasCourse): void => setPlan({ ...plan, course, lesions: coursed(plan.lesions, course) });
  return (
    <Dialog title="Paint a teaching case into this scan" close={cancel} width={76} unsaved={plan.lesions.length > 0 && made === null}
      foot={<>
        <span role="status">{told || (rising ? 'The painted scans are marked SYNTHETIC and carry no name or number of this subject.' : 'Weeks must rise from scan to scan.')}</span><span className="push" />
        {busy && <Button label="Cancel" press={cancel} />}
        {made && <><Button label="Save the truth" press={made.saveTruth} /><Button label="Save as zip" press={made.saveZip} /><Button kind="main" label="Open the painted subject" press={made.open} /></>}
        {!busy && !made && <Button kind="main" label="Paint" disabled={plan.lesions.length === 0 || !rising} press={() => paint(plan)} />}
      </>}>
      <div style={{ display: 'flex', gap: '1rem', flexWrap: 'wrap' }}>
        <div>
          <p>{(Object.keys(WINDOWS) as (keyof typeof WINDOWS)[]).map((name) => <Button key={name} small label={name} pressed={name === shown} press={() => setShown(name)} />)} Slice {number + 1} of {pictures.length}</p>
          {picture && <SliceCanvas picture={picture} number={number} lesions={plan.lesions} window={WINDOWS[shown]} step={(by) => setNumber((at) => Math.min(pictures.length - 1, Math.max(0, at + by)))}
            place={(at) => { if (busy || made) return; setCount(count + 1); setPlan({ ...plan, lesions: coursed([...plan.lesions, { id: `T${count}`, organ: shown === 'Lung' ? 'lung' : shown === 'Liver' ? 'liver' : 'other', shape: 'lobulated', at, slice: number, long: [20], ratio: 0.8 }], plan.course) }); }} />}
        </div>
        <fieldset disabled={busy || made !== null} style={{ border: 0, flex: 1 }}>
          <p><label>Course <select value={plan.course} onChange={(event) => choose(event.target.value as CanvasCourse)}>{Object.entries(COURSES).map(([key, { words }]) => <option key={key} value={key}>{words}</option>)}</select></label></p>
          <LesionRows plan={plan} change={setPlan} />
        </fieldset>
      </div>
    </Dialog>
  );
};
