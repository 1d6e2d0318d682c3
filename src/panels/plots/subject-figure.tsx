import type { ReactElement } from 'react';
import { counted } from '../numbers';
import { TEXTS } from '../texts';
import { Figure } from './Figure';
import { DARK, PAPER } from './ink';
import { LesionsPicture, lesionsHeight } from './LesionsPicture';
import { NewLesionsPicture, NEW_LESIONS_HEIGHT } from './NewLesionsPicture';
import { Words } from './parts';
import type { SubjectPlot } from './subject-plot';
import { sumHeight, SumPicture } from './SumPicture';

/** A plot as a file of its own: the element to be rendered, and its size in px. */
export interface PlotFile { readonly element: ReactElement; readonly width: number; readonly height: number }

export interface PlotFileOptions {
  /** White, in inks that a grey print keeps apart; else the dark of the screen. */
  readonly paper: boolean;
  /** The sum with its lanes alone, or all plots of the subject. */
  readonly part: 'sum' | 'all';
  /** Stands before the ids of the hatches: unique in the page that takes the file in. */
  readonly ids: string;
}

const [PAD, SUM, SIDE, HEAD] = [24, 912, 424, 64];

export const sumName = ({ targets, code }: SubjectPlot): string => `Sum of ${counted(targets, 'target diameter')} over time, ${code}`;

/** The plots of one subject on one sheet. */
export const subjectFigure = (plot: SubjectPlot, { paper, part, ids }: PlotFileOptions): PlotFile => {
  const inks = paper ? PAPER : DARK;
  if (part === 'sum') {
    const height = sumHeight(plot) + 12;
    return { width: SUM, height, element: <Figure name={sumName(plot)} ids={ids} width={SUM} height={height} inks={inks} alone><g transform="translate(8 6)"><SumPicture plot={plot} width={SUM - 16} /></g></Figure> };
  }
  const width = PAD + SUM + 2 * PAD + SIDE + PAD;
  const below = HEAD + 20 + lesionsHeight(plot) + 34;
  const height = Math.max(HEAD + 20 + sumHeight(plot), below + 14 + NEW_LESIONS_HEIGHT) + PAD + 16;
  const side = PAD + SUM + 2 * PAD;
  const first = plot.scans[0]?.label ?? '';
  const last = plot.scans.at(-1)?.label ?? '';
  return {
    width, height,
    element: (
      <Figure name={sumName(plot)} ids={ids} width={width} height={height} inks={inks} alone>
        <Words x={PAD} y={36} as="title">{plot.code}</Words>
        <Words x={width - PAD} y={36} as="note" anchor="end">{`${counted(plot.scans.length, 'scan')}, ${first} to ${last}`}</Words>
        <g transform={`translate(${PAD} ${HEAD})`}><Words x={0} y={4} as="heading">{`Sum of ${counted(plot.targets, 'target diameter')}`}</Words><g transform="translate(0 20)"><SumPicture plot={plot} width={SUM} /></g></g>
        <g transform={`translate(${side} ${HEAD})`}><Words x={0} y={4} as="heading">Each lesion</Words><g transform="translate(0 20)"><LesionsPicture plot={plot} width={SIDE} /></g></g>
        <g transform={`translate(${side} ${below})`}><Words x={0} y={4} as="heading">New lesions</Words><g transform="translate(0 14)"><NewLesionsPicture plot={plot} width={SIDE} /></g></g>
        <Words x={PAD} y={height - 10} as="axis">{TEXTS.research}</Words>
      </Figure>
    ),
  };
};
