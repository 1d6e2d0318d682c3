/** What a table says of a key out of a file; a file may name what every object inherits ("constructor"), which no table lists. */
export const listed = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined => (Object.hasOwn(table, key) ? table[key] : undefined);
