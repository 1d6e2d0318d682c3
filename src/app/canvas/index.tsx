import { lazy, Suspense, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Series } from '../../dicom';
import { store } from '../state';

const Desk = lazy(async () => ({ default: (await import('./CanvasDesk')).CanvasDesk }));
const canvas = createStore<{ readonly series: Series | null }>(() => ({ series: null }));

/** The CT of a subject with the most slices becomes a canvas. */
export const paintInto = (subjectKey: string): void => {
  const subject = store.getState().opening?.library.subjects.find(({ key }) => key === subjectKey);
  const [series] = (subject?.days ?? []).flatMap((day) => day.series).filter(({ modality }) => modality === 'CT').toSorted((a, b) => b.slices.length - a.slices.length);
  if (series) canvas.setState({ series });
};

/** Over the loading page. */
export const CanvasOver = (): ReactNode => {
  const series = useStore(canvas, (state) => state.series);
  return series && <Suspense fallback={null}><Desk series={series} leave={() => canvas.setState({ series: null })} /></Suspense>;
};
