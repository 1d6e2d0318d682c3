import { useEffect, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { notLookedBack, type Lesion } from '../../read';
import { Icon } from '../parts/Icon';
import type { Anchor } from '../parts/Popover';
import { aidOn } from './aid-on';
import { cellSize, countsShortAxis, lesionCell, type LesionCell } from './lesion-cell';
import { DeltaCell, EarlierCell, NowCell, type AnsweringProps } from './LesionCells';
import type { LesionPage } from './lesion-lines';
import { LesionMenu } from './LesionMenu';
import type { LesionTableProps } from './LesionTable';
import { responseAt } from './moment';
import { ROLE_CLASS, RoleGlyph } from './RoleGlyph';
import { shortSite } from './short-site';

interface LesionRowProps extends LesionTableProps {
  readonly lesion: Lesion;
  readonly begun: readonly boolean[];
}

const neighbour = (row: HTMLElement, by: 1 | -1): HTMLElement | undefined => {
  const heads = [...(row.closest('table')?.querySelectorAll<HTMLElement>('.lesion-head') ?? [])];
  return heads[heads.findIndex((head) => row.contains(head)) + by];
};

/** Scrolls the table, and nothing around it, until the row can be read. */
const bringIntoSight = (row: HTMLElement): void => {
  const box = row.closest('.scroll');
  const head = row.closest('table')?.tHead;
  if (!box || !head) return;
  const { top, bottom } = row.getBoundingClientRect();
  const from = box.getBoundingClientRect().top + head.offsetHeight;
  const to = box.getBoundingClientRect().bottom;
  if (top < from) box.scrollTop -= from - top;
  else if (bottom > to) box.scrollTop += bottom - to;
};

/** One lesion. Click or arrows select it and both scans jump; Enter opens all that can be said of it; P A U E answer. */
export const LesionRow = ({ read, assessment, session, moment, intents, lesion, begun }: LesionRowProps): ReactElement => {
  const [menu, setMenu] = useState<{ readonly anchor: Anchor; readonly page: LesionPage } | null>(null);
  const row = useRef<HTMLTableRowElement>(null);
  // A row that was pressed has the focus only by the way: ↑ and ↓ go on scrolling the images. They walk the rows after Tab or after another row.
  const pressed = useRef(false);
  const { current } = moment;
  const selected = session.selected === lesion.id;
  useEffect(() => { if (selected && row.current) bringIntoSight(row.current); }, [selected]);
  const firstSeen = read.timepoints.find(({ id }) => id === lesion.identifiedAt)?.index ?? 0;
  const nameOf = (id: string): string => read.lesions.find((one) => one.id === id)?.name ?? 'another';
  const cells: readonly LesionCell[] = read.timepoints.map((timepoint) => lesionCell(lesion, timepoint, firstSeen, (begun[timepoint.index] ?? false) || timepoint.id === current.id, nameOf));
  const response = responseAt(assessment, current);
  const nadir = read.timepoints.findIndex(({ label }) => label === response?.nadirTimepoint);
  const now = cells[current.index] ?? { kind: 'missing' };
  const then = nadir >= 0 ? cells[nadir] : undefined;
  // Equivocal goes by what was said last, also while an earlier scan is the current one.
  const said = [...cells].reverse().find(({ kind }) => kind !== 'missing' && kind !== 'not-read' && kind !== 'not-evaluable');
  const equivocal = isEquivocal(now) || (!['size', 'status', 'gone'].includes(now.kind) && said !== undefined && isEquivocal(said));
  const open = (element: HTMLElement, page: LesionPage = 'answers'): void => { intents.selectLesion(lesion.id); setMenu({ anchor: element, page }); };
  const onKey = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || menu) return;
    const handled = (): void => { event.preventDefault(); event.stopPropagation(); };
    const { key } = event;
    const onHead = event.target instanceof HTMLElement && event.target.classList.contains('lesion-head');
    if (key === 'Enter' && onHead) { handled(); return open(event.target as HTMLElement); }
    if ((key === 'ArrowDown' || key === 'ArrowUp') && onHead && !pressed.current) {
      const next = neighbour(event.currentTarget, key === 'ArrowDown' ? 1 : -1);
      if (next) { handled(); next.focus(); next.click(); }
      return;
    }
    if (lesion.role === 'target') return;
    const letter = key.toLowerCase();
    if (letter === 'e') { handled(); return open(event.currentTarget.querySelector<HTMLElement>('.lesion-head') ?? event.currentTarget, 'not-evaluable'); }
    const status = letter === 'p' ? 'present' : letter === 'a' ? 'absent' : letter === 'u' ? 'unequivocal' : null;
    if (!status) return;
    handled();
    if (lesion.role === 'non-target') intents.assessNonTarget(lesion.id, current.id, status);
    else intents.assessNewLesion(lesion.id, current.id, status);
  };
  const answering: AnsweringProps = {
    lesion, cell: now, selected, at: current, joined: lesion.role === 'non-target' && current.index === read.timepoints.length - 1,
    answer: (status) => intents.assessNonTarget(lesion.id, current.id, status), open,
  };
  return (
    <tr ref={row} className={selected ? 'row sel' : 'row'} aria-selected={selected} onKeyDown={onKey}
      onClick={(event) => { if (!(event.target instanceof Element && event.target.closest('button, .menu'))) intents.selectLesion(lesion.id); }}
      onContextMenu={(event) => { event.preventDefault(); if (event.target instanceof Element && event.target.closest('.menu')) return; intents.selectLesion(lesion.id); setMenu({ anchor: { x: event.clientX, y: event.clientY }, page: 'answers' }); }}>
      <th scope="row">
        <button type="button" className="lesion-head" title={lesion.site?.label ?? 'site not given'} onPointerDown={() => { pressed.current = true; }} onBlur={() => { pressed.current = false; }} onClick={() => intents.selectLesion(lesion.id)}>
          <span className={`id ${ROLE_CLASS[lesion.role]}`}><RoleGlyph role={lesion.role} equivocal={equivocal} />{lesion.name}</span>{' '}
          <span className="site">{lesion.site ? shortSite(lesion.site.label) : <span className="dash">where?</span>}</span>
          {countsShortAxis(lesion) && <span className="axis" title="short axis counts">SA</span>}
        </button>
        {notLookedBack(read, lesion) && <button type="button" className="look-open" title="Nobody has said whether it was there before" aria-label={`${lesion.name}: not looked back`} onClick={() => intents.lookBack(lesion.id)}>not looked back</button>}
        <button type="button" className="row-more" aria-label={`Answers for ${lesion.name}`} aria-haspopup="menu" aria-expanded={menu !== null} tabIndex={selected ? 0 : -1} onClick={(event) => open(event.currentTarget)}><Icon name="more" /></button>
        {menu && <LesionMenu anchor={menu.anchor} first={menu.page} read={read} lesion={lesion} timepoint={current} intents={intents} close={() => setMenu(null)} />}
      </th>
      {cells.map((cell, index) => (index === current.index
        ? <NowCell key={read.timepoints[index]?.id ?? index} {...answering} />
        : <EarlierCell key={read.timepoints[index]?.id ?? index} cell={cell} first={index === 0} />))}
      {!answering.joined && (
        <DeltaCell sure={aidOn({ read, session }, 'repeatability')} lesion={lesion} cell={now} equivocal={equivocal} change={current.index > 0 && then ? changeOf(cellSize(now), cellSize(then)) : null}
          seen={firstSeen === current.index ? 'now' : firstSeen < current.index ? (read.timepoints[firstSeen]?.label ?? '') : null} statusAsked={response?.unanswered.includes(lesion.name) ?? false} />
      )}
    </tr>
  );
};

const isEquivocal = (cell: LesionCell): boolean => (cell.kind === 'size' && cell.state === 'equivocal') || (cell.kind === 'status' && cell.word === 'equivocal');

const changeOf = (now: number | null, then: number | null): number | null => (now === null || then === null ? null : now - then);
