import type { ReactElement } from 'react';
import type { ArchiveBoxState } from '../pages-props';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import './archive.css';

/** The archive this browser knows, on the home page. */
export const ArchiveBox = ({ root, last, openArchive }: ArchiveBoxState): ReactElement => (
  <section className="sec" aria-labelledby="archive-head">
    <div className="sec-head"><h2 id="archive-head">Archive</h2></div>
    <div className="arch"><Icon name="disk" /><div>{root}<small>DICOMweb{last === '' ? '' : `, ${last}`}</small></div><Button small kind="edge" icon="find" label="Search" press={openArchive} /></div>
  </section>
);
