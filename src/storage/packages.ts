import type { Connection, Outcome } from './database';

/** A reader's package as it came: one file, sealed. Nothing of it is kept unsealed. */
export interface PackageRow {
  readonly id: string;
  readonly file: Blob;
  /** ISO instant. */
  readonly receivedAt: string;
}

export const keepPackage = (connection: Connection, row: PackageRow): Promise<Outcome<unknown>> => connection.use('write-failed', (database) => database.put('packages', row));

/** Latest first. */
export const keptPackages = (connection: Connection): Promise<Outcome<readonly PackageRow[]>> =>
  connection.use('read-failed', async (database) => (await database.getAll('packages')).sort((a, b) => (a.receivedAt < b.receivedAt ? 1 : -1)));

export const forgetPackage = (connection: Connection, id: string): Promise<Outcome<unknown>> => connection.use('write-failed', (database) => database.delete('packages', id));
