import type { ReactElement, ReactNode } from 'react';
import { signingMatterInWords, type SigningMatter } from '../../trial';
import { Icon, type IconName } from '../parts/Icon';
import type { SignSheetProps } from './sign-props';

const Line = ({ icon, value, children }: { readonly icon: IconName; readonly value?: ReactNode; readonly children: ReactNode }): ReactElement => (
  <li className={icon}><Icon name={icon} /><span>{children}</span><span className="v">{value}</span></li>
);

const counted = ({ answered, of }: { readonly answered: number; readonly of: number }): string => (of === 0 ? 'none' : `${answered} of ${of}`);
const whole = ({ answered, of }: { readonly answered: number; readonly of: number }): IconName => (answered === of ? 'tick' : 'caution');

/** What no line of the checklist counts. */
const further = (open: readonly SigningMatter[]): readonly SigningMatter[] => open.filter(({ kind }) => kind !== 'lesion-unanswered' && kind !== 'not-searched' && kind !== 'quality-not-judged');

/** What is in the read that is being signed, and what is still missing. */
export const SignChecklist = ({ page, cautions }: Pick<SignSheetProps, 'page' | 'cautions'>): ReactElement => {
  const { targets, nonTargets, searched, newLesions, quality, open } = page;
  const unanswered = open.flatMap((matter) => (matter.kind === 'lesion-unanswered' ? [matter.lesion] : []));
  return (
    <ul className="sign-check">
      <Line icon={whole(targets)} value={counted(targets)}>Targets measured</Line>
      <Line icon={whole(nonTargets)} value={counted(nonTargets)}>Non-targets answered</Line>
      <Line icon="tick" value={newLesions.join(', ') || 'none'}>New lesions</Line>
      {searched.of > 0 && <Line icon={whole(searched)} value={counted(searched)}>Search checklist</Line>}
      {quality === 'not-judged' && open.some(({ kind }) => kind === 'quality-not-judged') && <Line icon="caution" value="not judged">Quality gate</Line>}
      {quality !== 'not-judged' && <Line icon={quality === 'passed' ? 'tick' : 'caution'} value={quality === 'passed' ? 'passed' : 'not passed'}>Quality gate</Line>}
      {unanswered.length > 0 && <Line icon="caution" value={unanswered.join(', ')}>Not answered</Line>}
      {further(open).map((matter) => <Line key={JSON.stringify(matter)} icon="caution">{signingMatterInWords(matter)}</Line>)}
      {cautions.map((fact) => <Line key={fact} icon="caution" value="kept">{fact}</Line>)}
    </ul>
  );
};

/** What a signature brings about. */
export const AfterSigning = ({ page, sequential, labelHidden, proposals }: Pick<SignSheetProps, 'page' | 'sequential' | 'labelHidden' | 'proposals'>): ReactElement => (
  <>
    <ul className="sign-check">
      <Line icon="lock" value="now">{page.label} becomes read-only</Line>
      {sequential && <Line icon="right" value="now">The next scan opens, if there is one</Line>}
      <Line icon="pencil">A change is an amendment: reason, old and new value, signed again; later scans go stale</Line>
    </ul>
    {labelHidden && <p className="faint">Labels stay hidden from readers by the charter.</p>}
    {proposals.length > 0 && (
      <table className="plain-table" aria-label="Labels as signed and as they are now">
        <thead><tr><th scope="col">Opened again</th><th scope="col">Signed as</th><th scope="col">Now</th></tr></thead>
        <tbody>{proposals.map(({ timepoint, label, signed, now, differs }) => (
          <tr key={timepoint} className={differs ? 'changes' : ''}><th scope="row">{label}</th><td>{words(signed)}</td><td>{words(now)}</td></tr>
        ))}</tbody>
      </table>
    )}
  </>
);

const words = ({ recist11, irecist }: SignSheetProps['proposals'][number]['now']): string => [recist11, irecist].filter((one) => one !== null).join(', ') || 'no label';
