/** Running sums of a normalised correlation between two series of values. */
export class Correlation {
  n = 0;
  private a = 0;
  private b = 0;
  private aa = 0;
  private bb = 0;
  private ab = 0;

  add(a: number, b: number): void {
    this.n += 1;
    this.a += a;
    this.b += b;
    this.aa += a * a;
    this.bb += b * b;
    this.ab += a * b;
  }

  clear(): void {
    this.n = 0;
    this.a = this.b = this.aa = this.bb = this.ab = 0;
  }

  /** −1 to 1. `floor` is the least variance of the second series, so that noise on an even ground does not correlate by chance. */
  value(floor = 1e-6): number {
    const first = this.aa - (this.a * this.a) / this.n;
    const second = Math.max(this.bb - (this.b * this.b) / this.n, floor * this.n);
    return first > 0 ? (this.ab - (this.a * this.b) / this.n) / Math.sqrt(first * second) : 0;
  }
}
