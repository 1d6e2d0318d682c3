import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { firstPage, type ArchivedSubject, type SubjectQuery } from '../../src/archive';
import { patient } from './desk';
import { madeStudy } from './made-study';
import { startQuirkServer, type QuirkServer, type Quirks } from './quirk-server';

let server: QuirkServer;
const be = (quirks: Quirks): void => {
  for (const key of Object.keys(server.quirks)) delete (server.quirks as Record<string, unknown>)[key];
  Object.assign(server.quirks, quirks);
  server.asked.length = 0;
};

beforeAll(async () => {
  const people = [['P-1', 'Lee^Ann'], ['P-1', 'Lee^Ann'], ['P-2', 'Novak^Jan'], ['P-3', 'LEEDS^TOM'], ['P-4', 'Ito^Mei']] as const;
  const studies = await Promise.all(people.map(([id, name], index) => madeStudy(`study ${index}`, 1, { id, name }, `2026010${5 - index}`)));
  server = await startQuirkServer(studies.flat());
});
afterAll(() => server.close());
beforeEach(() => be({}));

const all = async (query: SubjectQuery, size: number, archive = patient(server).archive): Promise<{ readonly subjects: readonly ArchivedSubject[]; readonly pages: number; readonly repeats: boolean }> => {
  const subjects: ArchivedSubject[] = [];
  let pages = 0;
  for (let page: ReturnType<typeof firstPage> | null = firstPage(size); page && pages < 20;) {
    const answer = await archive.searchSubjects(query, page);
    if (answer.kind === 'problem') throw new Error(answer.problem.detail);
    subjects.push(...answer.value.subjects);
    pages += 1;
    page = answer.value.next;
    if (!page) return { subjects, pages, repeats: answer.value.repeats };
  }
  throw new Error('no end of pages');
};
const ids = ({ subjects }: { readonly subjects: readonly ArchivedSubject[] }): readonly string[] => [...new Set(subjects.map(({ patientId }) => patientId))].sort();

describe('searching subjects', () => {
  it('page by page: every study once, with names and dates as they are shown, two studies of a subject together and in order', async () => {
    const found = await all({ modality: 'CT' }, 2);
    expect([ids(found), found.pages]).toEqual([['P-1', 'P-2', 'P-3', 'P-4'], 3]);
    expect(found.subjects[0]).toMatchObject({ patientId: 'P-1', patientName: 'Lee^Ann', birthDate: '1960-01-01', studies: [{ date: '2026-01-04' }, { date: '2026-01-05' }] });
    expect(server.asked[1]?.path).toMatch(/limit=2&offset=2&includefield=/);
    expect(server.asked.every(({ path }) => !path.includes('fuzzymatching'))).toBe(true);
  });

  it.each<readonly [string, Quirks, number]>([
    ['ignores limit', { ignoresLimit: true }, 1], ['ignores offset', { ignoresOffset: true }, 2], ['ignores both', { ignoresLimit: true, ignoresOffset: true }, 1],
    ['hands out fewer than asked and says so (Warning 299)', { cap: 1 }, 5],
  ])('an archive that %s ends by itself and repeats nothing', async (_, quirks, pages) => {
    be(quirks);
    const found = await all({}, 2);
    expect(found.pages).toBe(pages);
    expect(found.subjects.flatMap(({ studies }) => studies).length).toBe(new Set(found.subjects.flatMap(({ studies }) => studies.map((study) => study.studyInstanceUid))).size);
    expect(found.repeats).toBe(quirks.ignoresOffset === true && quirks.ignoresLimit !== true);
    if (quirks.ignoresOffset !== true || quirks.ignoresLimit === true) expect(ids(found)).toEqual(['P-1', 'P-2', 'P-3', 'P-4']);
  });

  it.each(['list', '204', 'no-body'] as const)('nothing found, told as %s, is nothing found', async (empty) => {
    be({ empty });
    expect(ids(await all({ patientId: 'P-9' }, 10))).toEqual([]);
  });

  it('finds a name by its part, in whatever case the archive keeps it', async () => {
    expect(ids(await all({ patientName: 'lee' }, 10))).toEqual(['P-3']);
    expect(server.asked.map(({ path }) => new URLSearchParams(path.split('?')[1]).get('PatientName'))).toEqual(['*lee*', '*LEE*']);
    expect(ids(await all({ patientName: 'novak' }, 10))).toEqual(['P-2']);
  });

  it('an archive without wildcards is asked exactly, and that is remembered', async () => {
    be({ wildcards: false });
    const { archive } = patient(server);
    expect(ids(await all({ patientId: 'P-2' }, 10, archive))).toEqual(['P-2']);
    server.asked.length = 0;
    expect(ids(await all({ patientId: 'P-3' }, 10, archive))).toEqual(['P-3']);
    expect(server.asked).toHaveLength(1);
  });

  it('an archive that refuses extra attributes is asked without, once and for all', async () => {
    be({ refusesFields: true });
    const { archive } = patient(server);
    await all({ patientId: 'P-2' }, 10, archive);
    server.asked.length = 0;
    expect(ids(await all({ patientId: 'P-2' }, 10, archive))).toEqual(['P-2']);
    expect(server.asked.map(({ path }) => path.includes('includefield'))).toEqual([false]);
  });

  it('an archive that ignores the question is not believed', async () => {
    be({ ignoresKeys: true });
    expect(ids(await all({ patientId: 'P-2' }, 10))).toEqual(['P-2']);
    expect(ids(await all({ from: '2026-01-02', to: '2026-01-03' }, 10))).toEqual(['P-2', 'P-3']);
    expect(ids(await all({ modality: 'MR' }, 10)).length).toBe(4); // no modalities told: nothing to hold against the question
  });

  it('lists all studies of a subject in order of time, and the series of a study; other readers’ results only when asked for', async () => {
    const { archive } = patient(server);
    const studies = await archive.studiesOf('P-1');
    if (studies.kind === 'problem') throw new Error(studies.problem.detail);
    expect(studies.value.map(({ date }) => date)).toEqual(['2026-01-04', '2026-01-05']);
    const study = studies.value[0]?.studyInstanceUid ?? '';
    const report = server.kept.find((one) => one.study === study);
    if (!report) throw new Error('no study');
    const before = server.kept;
    server.kept = [...before, { ...report, series: '1.2.3', json: { ...report.json, '0020000E': { vr: 'UI', Value: ['1.2.3'] }, '00080060': { vr: 'CS', Value: ['SR'] } } }];
    const modalities = async (results: boolean): Promise<readonly string[]> => {
      const answer = await archive.seriesOf(study, { results });
      return answer.kind === 'ok' ? answer.value.map(({ modality }) => modality).sort() : [answer.problem.detail];
    };
    expect([await modalities(false), await modalities(true)]).toEqual([['CT'], ['CT', 'SR']]);
    server.kept = before;
  });

  it('what is no UID does not get into an address', async () => {
    expect(await patient(server).archive.seriesOf('1.2/../../admin')).toMatchObject({ kind: 'problem', problem: { kind: 'not-found' } });
    expect(server.asked).toEqual([]);
  });
});
