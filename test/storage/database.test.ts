import { afterEach, describe, expect, it, vi } from 'vitest';
import { Connection } from '../../src/storage/database';
import { STORAGE_PROBLEM_TEXT } from '../../src/storage';

afterEach(() => {
  vi.unstubAllGlobals();
  Reflect.deleteProperty(globalThis, 'indexedDB');
});

/** How browsers say that site data is blocked: Chromium at `open`, Firefox already at the name or with InvalidStateError, others with nothing there. */
describe('a browser that keeps nothing', () => {
  const denied = (): never => { throw new DOMException('The operation is insecure.', 'SecurityError'); };
  const mutation = (): never => { throw new DOMException('A mutation operation was attempted', 'InvalidStateError'); };
  it.each<[string, PropertyDescriptor]>([
    ['has no indexedDB', { value: undefined }],
    ['has null there', { value: null }],
    ['throws at the name', { get: denied }],
    ['throws at open', { value: { open: denied } }],
    ['throws at open, as a private window', { value: { open: mutation } }],
  ])('%s: a problem with words for the reader, never an exception, and the same again at the next try', async (_title, descriptor) => {
    Object.defineProperty(globalThis, 'indexedDB', { ...descriptor, configurable: true });
    const connection = new Connection('test');
    expect(await connection.ready()).toMatchObject({ kind: 'unavailable' });
    expect(await connection.use('write-failed', async () => 1)).toMatchObject({ kind: 'problem', problem: { kind: 'unavailable' } });
    expect(STORAGE_PROBLEM_TEXT.unavailable.fact).toBe('This browser keeps nothing for this page.');
  });
});
