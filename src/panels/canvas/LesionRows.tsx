import type { ReactElement } from 'react';
import { Button } from '../parts/Button';
import type { CanvasOrgan, CanvasPlan, CanvasShape, PlacedLesion } from './plan';

const ORGANS: readonly CanvasOrgan[] = ['lung', 'liver', 'node', 'other'];
const SHAPES: readonly CanvasShape[] = ['ellipsoid', 'lobulated', 'spiculated', 'necrotic', 'rim'];
const within = (value: string, most: number): number => Math.min(most, Math.max(0, Number(value) || 0));

/** The placed lesions with their long axis at each scan; weeks above. */
export const LesionRows = ({ plan, change }: { readonly plan: CanvasPlan; readonly change: (plan: CanvasPlan) => void }): ReactElement => {
  const edit = (id: string, what: Partial<PlacedLesion>): void => change({ ...plan, lesions: plan.lesions.map((one) => (one.id === id ? { ...one, ...what } : one)) });
  if (plan.lesions.length === 0) return <p>Click in the image to place a lesion.</p>;
  return (
    <table>
      <thead><tr><th>Lesion</th><th>Kind</th><th>Shape</th><th>Short / long</th>
        {plan.weeks.map((week, at) => <th key={at}>Week <input type="number" style={{ width: '3.5rem' }} aria-label={`Week of scan ${at + 1}`} disabled={at === 0} value={week} onChange={(event) => change({ ...plan, weeks: plan.weeks.map((one, k) => (k === at ? within(event.target.value, 520) : one)) })} /></th>)}<th /></tr></thead>
      <tbody>{plan.lesions.map(({ id, organ, shape, long, ratio }) => (
        <tr key={id}>
          <td>{id}</td>
          <td><select aria-label={`Kind of ${id}`} value={organ} onChange={(event) => edit(id, { organ: event.target.value as CanvasOrgan })}>{ORGANS.map((one) => <option key={one}>{one}</option>)}</select></td>
          <td><select aria-label={`Shape of ${id}`} value={shape} onChange={(event) => edit(id, { shape: event.target.value as CanvasShape })}>{SHAPES.map((one) => <option key={one}>{one}</option>)}</select></td>
          <td><input type="number" step={0.05} min={0.3} max={1} aria-label={`Short axis of ${id} as a share of the long axis`} value={ratio} onChange={(event) => edit(id, { ratio: Math.max(0.3, within(event.target.value, 1)) })} /></td>
          {long.map((mm, at) => <td key={at}><input type="number" style={{ width: '3.5rem' }} aria-label={`Long axis of ${id} at scan ${at + 1}, mm`} value={mm} onChange={(event) => edit(id, { long: long.map((one, k) => (k === at ? within(event.target.value, 150) : one)) })} /></td>)}
          <td><Button small label={`Remove ${id}`} press={() => change({ ...plan, lesions: plan.lesions.filter((one) => one.id !== id) })} /></td>
        </tr>
      ))}</tbody>
    </table>
  );
};
