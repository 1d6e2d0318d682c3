/** Solves the symmetric, positive system A x = b (row-major, n × n) by elimination; lightly damped, so that a direction without structure stays put. */
export const solved = (matrix: Float64Array, right: Float64Array): Float64Array => {
  const n = right.length;
  const a = matrix.slice();
  const x = right.slice();
  const at = (r: number, c: number): number => a[r * n + c] as number;
  for (let i = 0; i < n; i += 1) a[i * n + i] = at(i, i) * 1.0001 + 1e-9;
  for (let i = 0; i < n; i += 1) {
    for (let r = i + 1; r < n; r += 1) {
      const factor = at(r, i) / at(i, i);
      for (let c = i; c < n; c += 1) a[r * n + c] = at(r, c) - factor * at(i, c);
      x[r] = (x[r] as number) - factor * (x[i] as number);
    }
  }
  for (let i = n - 1; i >= 0; i -= 1) {
    for (let c = i + 1; c < n; c += 1) x[i] = (x[i] as number) - at(i, c) * (x[c] as number);
    x[i] = (x[i] as number) / at(i, i);
  }
  return x;
};
