import type { Series } from '../dicom';
import { allowedZoom, zoomedCamera, type CssPoint } from './camera';
import { columnMm } from './image-scale';
import type { FramesInUse } from './frames-in-use';
import { linkedIndex } from './linked-scroll';
import { Pane } from './pane';
import type { PaneKin } from './pane-kin';
import type { Side } from './stage';
import type { WindowChoice } from './window';

const other = (side: Side): Side => (side === 'left' ? 'right' : 'left');
const inHu = (series: Series | null): boolean => series?.slices.every(({ pixels }) => pixels.rescaleType === 'HU') ?? false;

/** Two viewports that are compared: scrolled together by millimetres, drawn in one size and one window. Each is moved on its own. */
export class Pair {
  readonly panes: Readonly<Record<Side, Pane>>;
  /** Right position = left position + offset, mm; null while they are not linked. */
  offsetMm: number | null = null;

  constructor(inUse: FramesInUse) {
    this.panes = { left: new Pane('left', inUse, this.#kin('left')), right: new Pane('right', inUse, this.#kin('right')) };
  }

  /** Both sides move in the same frame. Where millimetres do not lead, the other side goes the same number of slices. */
  scrollTo(side: Side, index: number): void {
    const { pane, partner } = this.#two(side);
    const before = pane.target;
    pane.scrollTo(index);
    const { series } = pane.view;
    const linked = partner.view.series;
    if (this.offsetMm === null || !series || !linked || pane.target === before) return;
    partner.scrollTo(linkedIndex(series, pane.target, linked, side === 'left' ? this.offsetMm : -this.offsetMm) ?? partner.target + pane.target - before);
  }

  /** Magnifies by `factor` around a place of the viewport, its middle if none is given. A linked other side is drawn in the same size, around the same place of its viewport. */
  zoom(side: Side, factor: number, at?: CssPoint): void {
    const { pane, partner } = this.#two(side);
    const { looking } = pane;
    if (!looking) return;
    const { size, camera, lattice } = looking;
    const place = at ?? { x: size.width / 2, y: size.height / 2 };
    const zoom = allowedZoom(camera.zoom * factor, lattice);
    const beside = partner.looking;
    const [mm, otherMm] = [pane.view.slice && columnMm(pane.view.slice), partner.view.slice && columnMm(partner.view.slice)];
    if (this.offsetMm === null || !beside || !mm || !otherMm) return pane.look(zoomedCamera(looking, zoom, place));
    // What either side does not allow, neither does.
    const otherZoom = allowedZoom((zoom / mm) * otherMm, beside.lattice);
    pane.look(zoomedCamera(looking, (otherZoom / otherMm) * mm, place));
    partner.look(zoomedCamera(beside, otherZoom, { x: place.x + (beside.size.width - size.width) / 2, y: place.y + (beside.size.height - size.height) / 2 }));
  }

  fit(side: Side): void {
    const { pane, partner } = this.#two(side);
    pane.fit();
    if (this.offsetMm !== null) partner.fit();
  }

  /** A window set on one side is that of a linked other side too, where both are in Hounsfield units. */
  setWindow(side: Side | 'both', choice: WindowChoice): void {
    const both = side === 'both' || (typeof choice === 'object' && this.offsetMm !== null && this.#bothInHu());
    for (const pane of both ? Object.values(this.panes) : [this.panes[side]]) pane.setWindow(choice);
    if (both) this.#sameWindow();
  }

  /** Both hang in the window of the left, unless the reader chose one for the right. */
  #sameWindow(): void {
    const { left, right } = this.panes;
    if (right.windowChoice === 'file' && this.#bothInHu()) right.showWindow(left.view.window);
  }

  #bothInHu(): boolean {
    return Object.values(this.panes).every(({ view: { status, series } }) => status === 'ready' && inHu(series));
  }

  #two(side: Side): { readonly pane: Pane; readonly partner: Pane } {
    return { pane: this.panes[side], partner: this.panes[other(side)] };
  }

  #kin(side: Side): PaneKin {
    return {
      beside: () => {
        const partner = this.panes[other(side)];
        const { looking, view } = partner;
        const mm = view.slice && columnMm(view.slice);
        return { fitPerMm: partner.fitPerMm, held: this.offsetMm !== null && looking && mm && !partner.fitted ? { looking, columnMm: mm } : null };
      },
      fitChanged: () => this.panes[other(side)].refit(),
      hung: () => this.#sameWindow(),
    };
  }
}
