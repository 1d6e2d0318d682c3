import { useState, type ReactElement } from 'react';
import type { Role } from '../../trial';
import { Bar } from '../parts/Bar';
import { Button } from '../parts/Button';
import { FileButton } from '../parts/FileButton';
import { ResearchStrip } from '../parts/ResearchStrip';
import { useDrop } from '../pages/use-drop';
import '../styles/trial.css';
import { IdentityForm } from './IdentityForm';
import { StudyForm } from './StudyForm';
import type { StudyPageProps } from './study-props';

const ROLES: readonly Role[] = ['reader', 'adjudicator', 'coordinator'];

/** The coordinator's screen: the study document, the people, the subjects, and one sealed package for each reader. */
export const StudyPage = (props: StudyPageProps): ReactElement => {
  const { study, problems, hash, identity, message, change, goHome, openStudy, saveStudy } = props;
  const { over, handlers } = useDrop(props.dropSubjects);
  return (
    <div className="page trial" {...handlers}>
      <ResearchStrip facts={[`Study ${study.id}`, hash ? `version ${study.version}, ${hash.slice(0, 8)}` : 'not valid yet']} />
      <Bar goHome={goHome}><span className="sep" /><h1 className="case strong">Study</h1><span className="push" /><FileButton icon="open" label="Open study" accept=".json,application/json" choose={([file]) => { if (file) openStudy(file); }} /><Button icon="save" label="Save study" disabled={hash === null} press={saveStudy} /></Bar>
      <div className={over ? 'worklist over' : 'worklist'}>
        <main>
          <StudyForm study={study} change={change} />
          {problems.length > 0 && <ul className="study-problems" role="alert">{problems.map(({ path, detail }) => <li key={path + detail}><b>{path || 'document'}</b> {detail}</li>)}</ul>}
        </main>
        <aside aria-label="People and packages">
          {identity ? <People {...props} /> : <section><h2 className="small">Who coordinates</h2><IdentityForm id="C1" create={props.create} open={props.open} save={props.save} /></section>}
          {identity && <Packages {...props} />}
          {message && <section><p role="status">{message}</p></section>}
        </aside>
      </div>
    </div>
  );
};

const People = ({ identity, roster, addPerson, dropPerson, save }: StudyPageProps): ReactElement => {
  const [role, setRole] = useState<Role>('reader');
  return (
    <section><div className="sec-head"><h2 className="small">People</h2><span className="end">you are {identity?.id}</span></div>
      <table className="plain-table"><tbody>{roster.map(({ id, name, role: of }) => <tr key={id}><th scope="row">{id}</th><td>{name}</td><td className="muted">{of}</td><td className="num">{id !== identity?.id && <Button small iconOnly icon="cross" label={`Take ${id} off`} press={() => dropPerson(id)} />}</td></tr>)}</tbody></table>
      <p className="row"><select className="box" aria-label="Role" value={role} onChange={(event) => setRole(ROLES.find((one) => one === event.currentTarget.value) ?? 'reader')}>{ROLES.map((one) => <option key={one}>{one}</option>)}</select>
        <FileButton icon="plus" kind="edge" label="Add from identity file" accept=".json,application/json" choose={([file]) => { if (file) addPerson(file, role); }} /></p>
      <p className="faint">Only id, name and public key are taken from the file. <button type="button" className="lk" onClick={save}>Save your own</button></p>
    </section>
  );
};

const Packages = ({ study, subjects, roster, hash, packing, openSubjects, makePackages }: StudyPageProps): ReactElement => {
  const [passphrase, setPassphrase] = useState('');
  const readers = roster.filter(({ role }) => role === 'reader').length;
  const why = hash === null ? 'The study has problems.' : readers === 0 ? 'Add a reader first.' : subjects.length === 0 ? 'Drop a folder or archive of subjects here.' : passphrase === '' ? 'Your passphrase signs the packages.' : null;
  return (
    <section><h2 className="small">Packages</h2>
      <p className="row"><FileButton icon="folder" kind="edge" label="Folder of subjects" folder choose={openSubjects} /><FileButton icon="file" label="Archive" multiple choose={openSubjects} /></p>
      <ul className="study-subjects">{subjects.map(({ key, code, scans }) => <li key={key}><span>{code}</span><span className="muted">{scans} {scans === 1 ? 'scan' : 'scans'}</span></li>)}</ul>
      <form className="study-pack" onSubmit={(event) => { event.preventDefault(); if (!why && !packing) { makePackages(passphrase); setPassphrase(''); } }}>
        <p className="faint">The secret of each package lies in it: the app opens scan by scan, a program of the reader’s own could open all.</p>
        <label className="study-field"><span>Passphrase</span><input className="box" type="password" autoComplete="current-password" value={passphrase} onChange={(event) => setPassphrase(event.currentTarget.value)} /></label>
        <button type="submit" className="btn main" disabled={why !== null || packing !== null}>{packing ? `${packing.reader}: ${packing.done} of ${packing.of}` : `Make ${readers} ${readers === 1 ? 'package' : 'packages'}`}</button>
        {why && <p className="muted">{why}</p>}
        {!why && readers !== study.readers && <p className="muted">The study says {study.readers} {study.readers === 1 ? 'reader' : 'readers'}; {readers} on the list.</p>}
        <p className="faint">Files keep only what the image needs; names, dates, sites and descriptions go. Text that is burned into pixels is yours to clear.</p>
      </form>
    </section>
  );
};
