/** Fields of one slice that were given back, by length: a megabyte each, and a slice needs a dozen. */
const free = new Map<number, Float32Array[]>();

/** A field of zeros. */
export const borrowed = (length: number): Float32Array => free.get(length)?.pop()?.fill(0) ?? new Float32Array(length);

/** For fields that nobody holds any longer. */
export const givenBack = (...fields: readonly Float32Array[]): void => {
  for (const field of fields) {
    const shelf = free.get(field.length);
    if (shelf === undefined) free.set(field.length, [field]);
    else if (shelf.length < 24) shelf.push(field);
  }
};
