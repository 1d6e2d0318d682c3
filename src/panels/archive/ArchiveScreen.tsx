import { useEffect, type ReactElement } from 'react';
import type { ArchiveScreenProps } from './archive-props';
import { Bar } from '../parts/Bar';
import { NoteLine } from '../parts/NoteLine';
import { ResearchStrip } from '../parts/ResearchStrip';
import { ConnectForm } from './ConnectForm';
import { SearchForm } from './SearchForm';
import { SignInForm } from './SignInForm';
import { SubjectList } from './SubjectList';
import { SubjectStudies } from './SubjectStudies';
import './archive.css';

const typing = (target: EventTarget | null): boolean => target instanceof Element && target.closest('input, select, textarea, dialog') !== null;

/** A DICOMweb archive: who is in it, what scans they have, and the way into a read. */
export const ArchiveScreen = (props: ArchiveScreenProps): ReactElement => {
  const { trouble, chosen } = props;
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === 'Escape') {
        event.preventDefault();
        if (typing(event.target) && event.target instanceof HTMLElement) event.target.blur();
        else if (chosen) props.leaveSubject();
        else props.goHome();
      } else if (event.key === '/' && !typing(event.target)) {
        event.preventDefault();
        document.querySelector<HTMLInputElement>('.arch-search input')?.focus();
      }
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  });
  return (
    <div className="page">
      <ResearchStrip facts={[`Reader ${props.reader}`, props.signedIn ? 'Signed in to the archive' : 'Not signed in']} />
      <Bar goHome={props.goHome}><span className="sep" /><span className="soft">Archive</span><span className="push" /><ConnectForm {...props} /></Bar>
      <main className="archive">
        <h1 className="sr">Archive</h1>
        <section className="arch-find" aria-label="Search">
          <SearchForm query={props.query} asking={props.asking} search={props.search} />
          {trouble && <div className="told"><NoteLine note={{ ...trouble, actions: [{ label: 'Try again', press: () => props.search(props.query) }] }} /></div>}
          {trouble?.signIn && <SignInForm provider={props.provider} takeToken={props.takeToken} signIn={props.signIn} />}
          <SubjectList {...props} />
        </section>
        <SubjectStudies {...props} />
      </main>
    </div>
  );
};
