import type { ReactElement, ReactNode } from 'react';
import { useStore } from 'zustand';
import { extentOn, greys, isAcquired, onLevel, planeThrough, resampled, sliceNear, type PlaneKind } from '../../align';
import { ReformatSheet, type ReformatProps } from '../../panels';
import { WINDOWS } from '../keys';
import { currentTimepoint, isBaseline } from '../lesion-steps';
import { levelKnown } from '../places';
import { activatePlane, closeReformat, goToSelected, pointAt, reformatting, stepPlane, takeReformatTool, windowReformat, zoomReformat, type Reformatting } from '../reformat';
import { reformatMarks } from '../reformat-marks';
import { drawOnPlane } from '../reformat-strokes';
import { intents } from '../room-intents';
import { setSession, theRoom, type Room } from '../state';

/** Millimetres of one pixel: both scans in one size, so that they can be compared. */
const scaleOn = ({ scans, zoom }: Reformatting, plane: PlaneKind, columns: number, rows: number): number =>
  Math.max(...scans.flatMap(({ volume }) => {
    if (!volume) return [];
    const { width, height } = extentOn(volume, plane);
    return [width / columns, height / rows];
  })) / zoom;

const AXES = { axial: [2, 'z'], coronal: [1, 'y'], sagittal: [0, 'x'] } as const;

const viewsOf = (room: Room, now: Reformatting): Pick<ReformatProps, 'planeOf' | 'paint' | 'levelText' | 'marksOn'> => ({
  planeOf: (row, plane, columns, rows) => {
    const { volume, at, middle } = now.scans[row] ?? {};
    return volume && at && middle ? planeThrough(plane, onLevel(volume, plane, at), middle, columns, rows, scaleOn(now, plane, columns, rows)) : null;
  },
  paint: (row, image) => {
    const { volume, series } = now.scans[row] ?? {};
    return volume ? greys(resampled(volume, image), image.columns, now.window, series?.slices[0]?.pixels.photometricInterpretation === 'MONOCHROME1') : null;
  },
  levelText: (row, plane) => {
    const { volume, at, series } = now.scans[row] ?? {};
    if (!volume || !at || !series) return '';
    const level = onLevel(volume, plane, at);
    const [axis, name] = AXES[plane];
    const mm = `${name} ${level[axis].toFixed(1).replace('-', '−')} mm`;
    if (!isAcquired(volume, plane)) return `${mm}, computed`;
    const shown = volume.slices[sliceNear(volume, level)]?.plane;
    return `Im ${series.slices.findIndex((slice) => slice.plane === shown) + 1}/${series.slices.length}, ${mm}`;
  },
  marksOn: (row, plane) => {
    const { volume, at, series, timepoint } = now.scans[row] ?? {};
    return room.session.marksVisible && volume && at && series && timepoint !== undefined ? reformatMarks(room.read, timepoint, series, volume, plane, at) : [];
  },
});

const meant = (room: Room): string => {
  const lesion = room.read.lesions.find((one) => one.id === room.session.selected && one.role === 'target');
  return lesion && !isBaseline(room.read, currentTimepoint()) ? `${lesion.name}’s longest diameter` : 'a target’s longest diameter';
};

const ReformatOver = ({ room }: { readonly room: Room }): ReactElement | null => {
  const { now } = useStore(reformatting);
  if (!now) return null;
  const [first, second] = now.scans;
  const rows: ReformatProps['rows'] = now.scans.flatMap(({ timepoint, volume, lack, loaded, series, at }) => {
    const planned = room.read.timepoints.find((one) => one.id === timepoint);
    return planned ? [{ timepoint: planned, status: lack !== null ? 'refused' as const : volume ? 'ready' as const : 'reading' as const, loaded, count: series?.slices.length ?? 0, lack: lack ?? '', at }] : [];
  });
  return (
    <ReformatSheet rows={rows} active={now.active} tool={now.tool} zoom={now.zoom} linked={room.session.linked} window={now.window} note={room.session.note} means={meant(room)}
      level={first && second ? levelKnown(room)(first.timepoint, second.timepoint) : null}
      {...viewsOf(room, now)} activate={activatePlane} point={pointAt} step={stepPlane} draw={drawOnPlane} take={takeReformatTool} zoomBy={zoomReformat}
      toggleLinked={() => setSession({ linked: !theRoom().session.linked })} goToLesion={goToSelected} undo={intents.undo} dismissNote={intents.dismissNote} close={closeReformat}
      chooseWindow={(key) => {
        const window = WINDOWS[key];
        if (typeof window !== 'object') return false;
        windowReformat(window);
        return true;
      }} />
  );
};

export const reformatSheet = (room: Room): ReactNode => <ReformatOver room={room} />;
