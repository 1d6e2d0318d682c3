import type { ReactElement, ReactNode } from 'react';
import { Bar } from '../parts/Bar';
import { Button } from '../parts/Button';
import { ResearchStrip } from '../parts/ResearchStrip';

export interface PlotTools {
  readonly tableShown: boolean;
  readonly toggleTable: () => void;
  readonly white: boolean;
  readonly toggleWhite: () => void;
  readonly save: (as: 'svg' | 'png' | 'csv') => void;
}

interface PlotPageProps {
  readonly tabs: readonly { readonly label: string; readonly current: boolean; readonly press: () => void }[];
  readonly tools: PlotTools;
  readonly facts: readonly string[];
  readonly goHome: (() => void) | null;
  readonly more?: ReactNode;
  readonly leave?: { readonly label: string; readonly press: () => void };
  readonly children: ReactNode;
}

/** Strip and bar of the plots: which view, the table behind it, and the files. */
export const PlotPage = ({ tabs, tools, facts, goHome, more, leave, children }: PlotPageProps): ReactElement => (
  <div className="page plots-page">
    <ResearchStrip facts={facts} />
    <Bar goHome={goHome}>
      <span className="sep" />
      <h1 className="strong">Plots</h1>
      <nav className="tabs" aria-label="Plot views">{tabs.map(({ label, current, press }) => <button key={label} type="button" className="tab" aria-current={current ? 'page' : undefined} onClick={press}>{label}</button>)}</nav>
      <span className="push" />
      <span className="muted small wide-only inline">Press a point to open its image</span>
      {more}
      <Button label="Data table" kind="edge" pressed={tools.tableShown} press={tools.toggleTable} />
      <Button label="White" kind="edge" pressed={tools.white} press={tools.toggleWhite} title="Show, and save, on white" />
      <Button label="SVG" kind="edge" press={() => tools.save('svg')} title="Save the plots as one SVG file" />
      <Button label="PNG" kind="edge" press={() => tools.save('png')} title="Save the plots as one PNG file" />
      <Button label="CSV" kind="edge" press={() => tools.save('csv')} title="Save the values behind the plots" />
      {leave && <Button iconOnly icon="cross" label={leave.label} press={leave.press} />}
    </Bar>
    {children}
  </div>
);
