import { describe, expect, it } from 'vitest';
import { linkOf, type LinkRules } from '../../src/archive';

const rules: LinkRules = { allowedOrigins: ['https://pacs.example'], ownRoot: '/dicom-web' };
const page = 'https://nadir.example';

describe('links that open a read', () => {
  it.each([
    ['/?archive=/dicom-web&study=1.2.3,1.2.4', { root: `${page}/dicom-web`, studies: ['1.2.3', '1.2.4'], series: null }],
    ['/?archive=/dicom-web/&study=1.2.3&study=1.2.4&series=1.5,1.6', { root: `${page}/dicom-web`, studies: ['1.2.3', '1.2.4'], series: ['1.5', '1.6'] }],
    ['/?study=2.25.1,2.25.1', { root: `${page}/dicom-web`, studies: ['2.25.1'], series: null }],
    ['/?archive=https://pacs.example/rs&study=1.2', { root: 'https://pacs.example/rs', studies: ['1.2'], series: null }],
    ['/viewer?StudyInstanceUIDs=1.2.3,1.2.4', { root: `${page}/dicom-web`, studies: ['1.2.3', '1.2.4'], series: null }],
    ['/viewer/?StudyInstanceUIDs=1.2.3&StudyInstanceUIDs=1.2.4&SeriesInstanceUIDs=1.9', { root: `${page}/dicom-web`, studies: ['1.2.3', '1.2.4'], series: null }],
  ])('%s', (address, link) => {
    expect(linkOf(page + address, rules)).toEqual({ kind: 'link', link });
  });

  it.each([
    ['/?archive=https://evil.example/dicom-web&study=1.2', 'foreign-archive'], ['/?archive=//evil.example/rs&study=1.2', 'foreign-archive'], ['/?archive=/\\evil.example/rs&study=1.2', 'foreign-archive'],
    ['/?archive=https://pacs.example.evil.example/rs&study=1.2', 'foreign-archive'], ['/?archive=http://pacs.example/rs&study=1.2', 'foreign-archive'], ['/?archive=javascript:alert(1)&study=1.2', 'foreign-archive'],
    ['/?archive=https://user:word@pacs.example/rs&study=1.2', 'foreign-archive'], ['/?archive=/dicom-web', 'no-study'], ['/?study=', 'no-study'], ['/?study=1.2/../../x', 'malformed-uid'], ['/?study=1..2', 'malformed-uid'],
    ['/?study=1.02', 'malformed-uid'], [`/?study=1.${'2'.repeat(63)}`, 'malformed-uid'], ['/?study=1.2&series=1.2,1.3', 'series-do-not-match'], ['/viewer?StudyInstanceUIDs=abc', 'malformed-uid'],
    [`/?study=${Array.from({ length: 51 }, (_, i) => `1.2.${i}`).join(',')}`, 'too-many'],
  ])('refuses %s', (address, kind) => {
    expect(linkOf(page + address, rules)).toMatchObject({ kind: 'problem', problem: { kind } });
  });

  it('asks nothing of an archive where the address says nothing of one', () => {
    expect(linkOf(`${page}/?code=c0de&state=x`, rules)).toEqual({ kind: 'none' });
    expect(linkOf(`${page}/viewer`, rules)).toEqual({ kind: 'none' });
    expect(linkOf('not an address', rules)).toMatchObject({ kind: 'problem', problem: { kind: 'not-an-address' } });
  });
});
