import { Figure } from './Figure';
import { DARK, PAPER } from './ink';
import { Words } from './parts';
import type { CohortPlot } from './cohort-plot';
import { SPIDER_HEIGHT, SpiderPicture } from './SpiderPicture';
import { swimmerHeight, SwimmerPicture } from './SwimmerPicture';
import { ratesInWords, WaterfallPicture, WATERFALL_HEIGHT } from './WaterfallPicture';
import type { PlotFile } from './subject-figure';
import { TEXTS } from '../texts';

const [PAD, SPIDER, FALL, GAP, HEAD] = [24, 676, 652, 40, 28];

/** The plots of a cohort on one sheet. */
export const cohortFigure = (plot: CohortPlot, { paper, ids }: { readonly paper: boolean; readonly ids: string }): PlotFile => {
  const width = PAD + SPIDER + GAP + FALL + PAD;
  const second = HEAD + Math.max(SPIDER_HEIGHT, WATERFALL_HEIGHT) + 60;
  const height = second + 20 + swimmerHeight(plot) + 24;
  const rates = ratesInWords(plot);
  return {
    width, height,
    element: (
      <Figure name={`Cohort of ${plot.subjects.length}: change over time, best change, time on study`} ids={ids} width={width} height={height} inks={paper ? PAPER : DARK} alone>
        <g transform={`translate(${PAD} ${HEAD})`}><Words x={0} y={4} as="heading">Every subject over time</Words><Words x={170} y={4} as="note">Bright: pseudoprogression. PD is judged from the nadir, so +20 is a guide only.</Words><g transform="translate(0 20)"><SpiderPicture plot={plot} width={SPIDER} /></g></g>
        <g transform={`translate(${PAD + SPIDER + GAP} ${HEAD})`}><Words x={0} y={4} as="heading">Best change</Words><Words x={90} y={4} as="note">{`${rates.beyond} ${rates.confirmed}`}</Words><g transform="translate(0 20)"><WaterfallPicture plot={plot} width={FALL} /></g></g>
        <g transform={`translate(${PAD} ${second})`}><Words x={0} y={4} as="heading">Time on study</Words><Words x={110} y={4} as="note">Hollow triangle iUPD, filled iCPD; hatch: confirm window; orange bar: RECIST 1.1 would stop; *: new lesion</Words><g transform="translate(0 16)"><SwimmerPicture plot={plot} width={width - 2 * PAD} /></g></g>
        <Words x={PAD} y={height - 8} as="axis">{TEXTS.research}</Words>
      </Figure>
    ),
  };
};
