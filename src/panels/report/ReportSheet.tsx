import type { ReactElement } from 'react';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import '../styles/report.css';
import { PageView } from './PageView';
import type { ReportSheetProps } from './report-props';

/** The research report as it will be printed, or the contact strip for a tumour board. */
export const ReportSheet = ({ title, pages, lack, what, choose, savePdf, openExport, close }: ReportSheetProps): ReactElement => (
  <Dialog title={title} width={64} close={close}
    head={<><Button label="Report" pressed={what === 'report'} press={() => choose('report')} /><Button label="Contact strip" pressed={what === 'strip'} press={() => choose('strip')} /></>}
    foot={<>
      <Button kind="edge" label="Export other files" press={openExport} /><span className="push" />
      <Button kind="edge" label="Print" disabled={pages === null} press={() => window.print()} />
      <Button kind="main" label="Save PDF" disabled={pages === null} press={savePdf} />
    </>}>
    <div className="report-pages">
      {lack !== null && <p className="muted">{lack}</p>}
      {lack === null && pages === null && <p className="muted" role="status">The report is being made …</p>}
      {pages?.map((page, index) => <PageView key={index} page={page} label={`Page ${index + 1} of ${pages.length}`} />)}
    </div>
  </Dialog>
);
