/**
 * How many notches a wheel event stands for. Browsers merge events while the page is busy, so a step is counted per notch turned, never per event.
 * Pixels per notch differ (100, 120, 53 …); legacy `wheelDeltaY` is 120 per notch with real wheels. Fine deltas of trackpads add up.
 */
export class WheelNotches {
  #notch = 0;
  #rest = 0;

  take(event: { readonly deltaY: number; readonly deltaMode: number; readonly wheelDeltaY?: number }): number {
    if (event.deltaMode === 1) return this.#whole(event.deltaY / 3);
    if (event.deltaMode === 2) return this.#whole(event.deltaY);
    const turned = event.wheelDeltaY ? -event.wheelDeltaY : event.deltaY;
    const sizes = [120, 100].filter((size) => turned !== 0 && turned % size === 0);
    if (sizes.length === 1) this.#notch = sizes[0] ?? 0;
    const size = sizes.find((each) => each === this.#notch) ?? sizes[0];
    return this.#whole(size === undefined ? event.deltaY / 100 : turned / size);
  }

  #whole(notches: number): number {
    if (Math.sign(notches) !== Math.sign(this.#rest)) this.#rest = 0;
    this.#rest += notches;
    const whole = Math.trunc(this.#rest + Math.sign(this.#rest) * 1e-9);
    this.#rest -= whole;
    return whole;
  }
}
