import type { ReactElement } from 'react';

const Dots = ({ of }: { readonly of: number }): ReactElement => (
  <div className="te-dots" aria-hidden="true">{Array.from({ length: 100 }, (_, index) => <i key={index} className={index < of ? 'f' : ''} />)}</div>
);

/** Both rates with both denominators, always together. Of treated patients: Park, Radiology 2020 (PMC7526949). Of those labelled iUPD who had a confirmatory scan: pooled over 18 trials. */
export const BaseRates = (): ReactElement => (
  <section className="te-sec te-rates">
    <div className="te-head"><h3>How often is it a flare?</h3></div>
    <div className="te-pair">
      <div><b>6.0 %</b><p>of treated patients, CI 5.0 to 7.0<br />17 studies, 3402 people</p><Dots of={6} /></div>
      <div><b>15 %</b><p>of iUPD scanned again, CI 8 to 26<br />18 trials</p><Dots of={15} /></div>
    </div>
    <p className="soft te-line">Most scans that look worse are true progression.</p>
  </section>
);
