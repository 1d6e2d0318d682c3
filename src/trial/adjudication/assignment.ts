/**
 * The pairing of rows with columns that gives the largest total score; each row and column at most once, and pairs that score nothing are
 * not made. Hungarian method with potentials, O(n³) (Kuhn 1955, Munkres 1957). Scores are 0 or more.
 */
export const bestPairs = (scores: readonly (readonly number[])[]): readonly { readonly row: number; readonly column: number; readonly score: number }[] => {
  const size = Math.max(scores.length, ...scores.map((row) => row.length), 0);
  const cost = (row: number, column: number): number => -(scores[row]?.[column] ?? 0);
  const rowPotential = new Float64Array(size + 1);
  const columnPotential = new Float64Array(size + 1);
  const rowOf = new Int32Array(size + 1); // column → row, both from 1; 0 is none
  for (let row = 1; row <= size; row += 1) {
    rowOf[0] = row;
    const slack = new Float64Array(size + 1).fill(Infinity);
    const from = new Int32Array(size + 1);
    const used = new Uint8Array(size + 1);
    let column = 0;
    do {
      used[column] = 1;
      const at = rowOf[column] ?? 0;
      let delta = Infinity;
      let next = 0;
      for (let other = 1; other <= size; other += 1) {
        if (used[other]) continue;
        const reduced = cost(at - 1, other - 1) - (rowPotential[at] ?? 0) - (columnPotential[other] ?? 0);
        if (reduced < (slack[other] ?? Infinity)) {
          slack[other] = reduced;
          from[other] = column;
        }
        if ((slack[other] ?? Infinity) < delta) {
          delta = slack[other] ?? Infinity;
          next = other;
        }
      }
      for (let other = 0; other <= size; other += 1) {
        if (used[other]) {
          const owner = rowOf[other] ?? 0;
          rowPotential[owner] = (rowPotential[owner] ?? 0) + delta;
          columnPotential[other] = (columnPotential[other] ?? 0) - delta;
        } else slack[other] = (slack[other] ?? 0) - delta;
      }
      column = next;
    } while (rowOf[column] !== 0);
    while (column !== 0) {
      const before = from[column] ?? 0;
      rowOf[column] = rowOf[before] ?? 0;
      column = before;
    }
  }
  return [...rowOf].slice(1).map((row, column) => ({ row: row - 1, column, score: scores[row - 1]?.[column] ?? 0 })).filter(({ score }) => score > 0).sort((a, b) => a.row - b.row);
};
