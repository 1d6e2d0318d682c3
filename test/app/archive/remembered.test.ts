import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { forgetSource, rememberSource, sourceOfRead } from '../../../src/app/archive/remembered';
import { troubleOf } from '../../../src/app/archive/trouble';

/** A localStorage of this test alone. */
const kept = new Map<string, string>();
const before = Object.getOwnPropertyDescriptor(globalThis, 'localStorage');
beforeEach(() => {
  kept.clear();
  Object.defineProperty(globalThis, 'localStorage', { configurable: true, value: { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) } });
});
afterEach(() => {
  if (before) Object.defineProperty(globalThis, 'localStorage', before);
  else Reflect.deleteProperty(globalThis, 'localStorage');
});

describe('where the images of a read came from', () => {
  it('is remembered by read; a later scan adds its series, each once', () => {
    rememberSource('read', { root: '/dicom-web', series: [{ study: '1', series: '1.1' }] });
    rememberSource('read', { root: '/dicom-web', series: [{ study: '1', series: '1.1' }, { study: '2', series: '2.1' }] });
    rememberSource('other', { root: '/elsewhere', series: [] });
    expect(sourceOfRead('read')).toEqual({ root: '/dicom-web', series: [{ study: '1', series: '1.1' }, { study: '2', series: '2.1' }] });
    forgetSource('read');
    expect([sourceOfRead('read'), sourceOfRead('other')?.root]).toEqual([null, '/elsewhere']);
  });

  it('keeps addresses and UIDs, and nothing else that it was given', () => {
    rememberSource('read', { root: '/dicom-web', series: [{ study: '1', series: '1.1', token: 'secret' } as { study: string; series: string }] });
    expect([...kept.values()].join()).not.toContain('secret');
  });

  it.each(['not json', '[]', '{"read":{"root":5}}', '{"read":{"root":"/x","series":[{"study":1}]}}'])('what was damaged is no source: %s', (text) => {
    kept.set('nadir-archive-sources', text);
    expect(sourceOfRead('read')).toBeNull();
  });
});

describe('trouble in words', () => {
  it('an archive that is not there says what to do; the page’s own with the command that starts one', () => {
    const problem = { kind: 'down', remedy: 'retry', detail: 'x cannot be reached', status: null } as const;
    expect(troubleOf(problem, '/dicom-web')).toMatchObject({ fact: 'No archive answers at /dicom-web.', follows: expect.stringContaining('npm run archive') });
    expect(troubleOf(problem, 'https://pacs.example/dicom-web').follows).toContain('NADIR_ARCHIVE');
    expect(troubleOf({ kind: 'unauthorised', remedy: 'sign-in', detail: 'The archive answered 401', status: 401 }, '/dicom-web')).toMatchObject({ fact: 'The archive answered 401.', follows: expect.stringContaining('Sign in') });
  });
});
