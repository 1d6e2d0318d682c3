import { useEffect, useRef, useState, type ReactElement } from 'react';
import { sitesMatching, type Lesion, type Site } from '../../read';
import type { Side, Stage } from '../../viewer';
import { Icon } from '../parts/Icon';
import { Kbd } from '../parts/Kbd';
import type { RoomIntents, SiteQuestion as Question } from '../room-props';
import { ROLE_CLASS, RoleGlyph } from './RoleGlyph';

interface SiteQuestionProps {
  readonly question: Question;
  readonly lesion: Lesion;
  readonly at: string;
  readonly side: Side;
  readonly stage: Stage | null;
  readonly intents: RoomIntents;
}

/** The corner that is farthest from the lesion: the question never covers what it asks about. */
const cornerFor = (stage: Stage | null, side: Side, lesion: Lesion, timepoint: string, image: Element | null): string => {
  const place = lesion.at.get(timepoint)?.place?.at;
  const at = place && stage?.clientPoint(side, place);
  const box = image?.getBoundingClientRect();
  if (!at || !box) return 'bottom left';
  const left = at.x - box.left > box.width * 0.45;
  const bottom = at.y - box.top < box.height * 0.55;
  return `${bottom ? 'bottom' : 'top'} ${left ? 'left' : 'right'}`;
};

const proposalsFor = (question: Question): readonly Site[] => question.proposals.slice(0, 4);

/** "Where is it?": Enter takes the first, a digit takes that one, / looks for another. Drawing can go on meanwhile. */
export const SiteQuestion = ({ question, lesion, at, side, stage, intents }: SiteQuestionProps): ReactElement => {
  const box = useRef<HTMLDivElement>(null);
  const proposals = proposalsFor(question);
  const [searching, setSearching] = useState(proposals.length === 0);
  const [corner, setCorner] = useState('bottom left');
  const take = (site: Site): void => intents.describe(lesion.id, site);
  useEffect(() => setCorner(cornerFor(stage, side, lesion, at, box.current?.closest('.vp-image') ?? null)), [stage, side, lesion, at]);
  useEffect(() => { if (!searching) box.current?.querySelector<HTMLElement>('li button')?.focus({ preventScroll: true }); }, [searching, question]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (searching || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const within = event.target === document.body || (event.target instanceof Node && box.current?.contains(event.target));
      const typing = event.target instanceof HTMLElement && event.target.closest('input, [role="menu"], dialog') !== null;
      if (typing) return;
      const chosen = event.key === 'Enter' && event.target === document.body ? proposals[0] : /^[1-9]$/.test(event.key) ? proposals[Number(event.key) - 1] : undefined;
      if (chosen) { event.preventDefault(); take(chosen); }
      if (event.key === '/') { event.preventDefault(); setSearching(true); }
      if (event.key === 'Escape' && within) { event.preventDefault(); intents.closeSiteQuestion(); }
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  });
  return (
    <div ref={box} className={`pop ${corner}`} role="group" aria-label={`Site of ${lesion.name}`} onPointerDown={(event) => event.stopPropagation()}>
      <div className="pop-head">
        <span className={ROLE_CLASS[lesion.role]}><RoleGlyph role={lesion.role} /></span><b className={`strong ${ROLE_CLASS[lesion.role]}`}>{lesion.name}</b><span className="soft">where is it?</span>
        <button type="button" className="pop-close" aria-label="Answer later" onClick={intents.closeSiteQuestion}><Icon name="cross" /></button>
      </div>
      {searching ? <SiteSearch take={take} back={() => (proposals.length > 0 ? setSearching(false) : intents.closeSiteQuestion())} /> : (
        <ul>
          {proposals.map((site, index) => (
            <li key={site.label} className={index === 0 ? 'on' : undefined}><button type="button" onClick={() => take(site)}><span className="ell">{site.label}</span><Kbd cap={index === 0 ? '↵' : String(index + 1)} /></button></li>
          ))}
          <li><button type="button" aria-label="Other site…" onClick={() => setSearching(true)}><span className="ell">Other site…</span><Kbd cap="/" /></button></li>
        </ul>
      )}
    </div>
  );
};

const SHOWN = 7;

/** Every site of the catalogue, narrowed by what is typed: "liv 6" is enough. */
const SiteSearch = ({ take, back }: { readonly take: (site: Site) => void; readonly back: () => void }): ReactElement => {
  const [text, setText] = useState('');
  const [chosen, choose] = useState(0);
  const found = sitesMatching(text);
  const first = Math.max(0, Math.min(chosen - SHOWN + 2, found.length - SHOWN));
  const own: Site | null = found.length === 0 && text.trim() !== '' ? { organ: 'other', label: text.trim() } : null;
  return (
    <>
      <label className="field"><Icon name="find" />
        <input autoFocus role="combobox" aria-label="Find a site" aria-expanded="true" aria-controls="site-list" aria-activedescendant={found[chosen] ? `site-${chosen}` : undefined} placeholder="Find a site" value={text}
          onChange={(event) => { setText(event.currentTarget.value); choose(0); }}
          onKeyDown={(event) => {
            const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
            if (by !== 0) { event.preventDefault(); choose(Math.max(0, Math.min(found.length - 1, chosen + by))); }
            const site = found[chosen] ?? own;
            if (event.key === 'Enter' && site) { event.preventDefault(); take(site); }
            if (event.key === 'Escape') { event.preventDefault(); event.stopPropagation(); back(); }
          }} />
      </label>
      <ul role="listbox" id="site-list" aria-label="Sites">
        {found.slice(first, first + SHOWN).map((site, index) => (
          <li key={site.label} id={`site-${first + index}`} role="option" aria-selected={first + index === chosen} className={first + index === chosen ? 'on' : undefined} onClick={() => take(site)}>
            <span>{site.label}</span>{first + index === chosen && <Kbd cap="↵" />}
          </li>
        ))}
        {own && <li role="option" aria-selected="true" className="on" onClick={() => take(own)}><span>“{own.label}”, as another site</span><Kbd cap="↵" /></li>}
      </ul>
    </>
  );
};
