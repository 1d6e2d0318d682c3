import type { Connection, Outcome } from './database';

export interface Settings {
  /** Keep imported images in this browser. */
  readonly keepImages: boolean;
  /** Name under which acts are stamped; empty until the reader gives one. */
  readonly reader: string;
  /** The charter chosen last for a new read, as text; empty until one is chosen. */
  readonly charter: string;
  /** Who signs here, as the text of the identity file: its private key stays locked by the passphrase. Empty until there is one. */
  readonly identity: string;
}

export const DEFAULT_SETTINGS: Settings = { keepImages: true, reader: '', charter: '', identity: '' };

export const loadSettings = (connection: Connection): Promise<Outcome<Settings>> =>
  connection.use('read-failed', async (database) => {
    const [keepImages, reader, charter, identity] = await Promise.all([database.get('settings', 'keepImages'), database.get('settings', 'reader'), database.get('settings', 'charter'), database.get('settings', 'identity')]);
    return {
      keepImages: typeof keepImages === 'boolean' ? keepImages : DEFAULT_SETTINGS.keepImages,
      reader: typeof reader === 'string' ? reader : DEFAULT_SETTINGS.reader,
      charter: typeof charter === 'string' ? charter : DEFAULT_SETTINGS.charter,
      identity: typeof identity === 'string' ? identity : DEFAULT_SETTINGS.identity,
    };
  });

export const keepSettings = (connection: Connection, changed: Partial<Settings>): Promise<Outcome<void>> =>
  connection.use('write-failed', async (database) => {
    const transaction = database.transaction('settings', 'readwrite');
    const requests: Promise<unknown>[] = [];
    if (changed.keepImages !== undefined) requests.push(transaction.store.put(changed.keepImages, 'keepImages'));
    if (changed.reader !== undefined) requests.push(transaction.store.put(changed.reader, 'reader'));
    if (changed.charter !== undefined) requests.push(transaction.store.put(changed.charter, 'charter'));
    if (changed.identity !== undefined) requests.push(transaction.store.put(changed.identity, 'identity'));
    await Promise.all([...requests, transaction.done]);
  });
