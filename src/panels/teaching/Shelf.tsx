import type { ReactElement } from 'react';
import { Bar } from '../parts/Bar';
import { FileButton } from '../parts/FileButton';
import { Kbd } from '../parts/Kbd';
import { NoteLine } from '../parts/NoteLine';
import { ResearchStrip } from '../parts/ResearchStrip';
import type { TeachingCard, TeachingIntents } from './teaching-props';

const PROGRESS = { new: '', started: 'started', done: 'done' } as const;

const Card = ({ card, index, open }: { readonly card: TeachingCard; readonly index: number; readonly open: (id: string) => void }): ReactElement => (
  <li>
    <button type="button" className="te-card" onClick={() => open(card.id)}>
      <span className="top"><b>{card.name}</b>{!card.own && <Kbd cap={String(index + 1)} />}</span>
      <span className="about">{card.about}</span>
      <span className="where">{card.where}</span>
      <span className="bottom"><span className="dots" aria-hidden="true">{Array.from({ length: card.scans }, (_, scan) => <i key={scan} className={card.progress === 'done' ? 'on' : ''} />)}</span><span>{card.scans} scans</span><span className="push">{PROGRESS[card.progress]}</span></span>
    </button>
  </li>
);

interface ShelfProps {
  readonly shelf: readonly TeachingCard[];
  readonly problem: string | null;
  readonly intents: TeachingIntents;
}

/** The cases. A card says tumour, treatment and sites, and never what the case teaches. */
export const Shelf = ({ shelf, problem, intents }: ShelfProps): ReactElement => (
  <div className="page te-page">
    <ResearchStrip facts={['Synthetic CT, known sizes', 'Works without a network']} />
    <Bar goHome={intents.goHome}><h1 className="case strong">Teaching</h1><span className="push" /><FileButton icon="open" label="Open a case file" accept=".nadir-case" choose={([file]) => { if (file) intents.openOwnCase(file); }} /></Bar>
    <main className="te-shelf">
      {problem !== null && <div className="told"><NoteLine note={{ rank: 'fault', fact: 'The case cannot be opened.', follows: problem }} /></div>}
      <div><h2>Pick a case. Predict, then reveal.</h2><p className="muted">Each scan is shown with its label hidden. Synthetic CT is rendered here, in this browser, and stays here.</p></div>
      <ul className="te-cards">{shelf.map((card, index) => <Card key={card.id} card={card} index={index} open={intents.openCase} />)}</ul>
    </main>
  </div>
);
