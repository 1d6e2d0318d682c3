type Row = Readonly<Record<string, unknown>>;

/**
 * What Logs asks of an IndexedDB database, in memory: a transaction takes all or nothing and answers in a later task, `add`
 * refuses a key that is taken, a closed connection throws at once. The rows outlive a connection, as on a disk.
 */
export class MemoryDisk {
  readonly rows = new Map<string, Row>();
  /** Why the next transaction fails, once. */
  failure: DOMException | null = null;

  /** Deletes everything, as "clear site data" does. */
  empty(): void {
    this.rows.clear();
  }

  connection(): { closed: boolean } & Record<'transaction' | 'getAll', unknown> {
    const open = { closed: false };
    const used = (): void => {
      if (open.closed) throw new DOMException('The database connection is closing.', 'InvalidStateError');
    };
    const transaction = (): unknown => {
      used();
      const steps: (() => unknown)[] = [];
      const written = new Map<string, Row>();
      const requests: { resolve: (value: unknown) => void; reject: (error: unknown) => void }[] = [];
      const request = (step: () => unknown): Promise<unknown> => {
        steps.push(step);
        return new Promise((resolve, reject) => requests.push({ resolve, reject }));
      };
      const done = request(() => undefined);
      const run = (): void => {
        try {
          if (this.failure) throw this.failure;
          const answers = steps.map((step) => step());
          for (const [key, row] of written) this.rows.set(key, row);
          requests.forEach(({ resolve }, index) => resolve(answers[index]));
        } catch (error) {
          for (const { reject } of requests) reject(error);
        } finally {
          this.failure = null;
        }
      };
      const objectStore = (store: string): unknown => {
        const keyOf = (row: Row): string => (store === 'entries' ? `entries ${String(row['read'])} ${String(row['prev'])}` : `${store} ${String(row['id'])}`);
        return {
          get: (key: string) => request(() => written.get(`${store} ${key}`) ?? this.rows.get(`${store} ${key}`)),
          put: (row: Row) => request(() => void written.set(keyOf(row), row)),
          add: (row: Row) => request(() => {
            if (this.rows.has(keyOf(row))) throw new DOMException('Key already exists', 'ConstraintError');
            written.set(keyOf(row), row);
          }),
        };
      };
      return { objectStore, done, commit: () => void setTimeout(run) };
    };
    const getAll = async (store: string, range: { readonly of: string }): Promise<Row[]> => {
      used();
      await new Promise((resolve) => { setTimeout(resolve); });
      return [...this.rows].filter(([key]) => key.startsWith(`${store} ${range.of} `)).map(([, row]) => row);
    };
    return Object.assign(open, { transaction, getAll });
  }
}
