import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

interface Cruise {
  readonly modules: readonly { readonly source: string; readonly dependencies: readonly { readonly resolved: string }[] }[];
  readonly summary: { readonly violations: readonly { readonly rule: { readonly name: string }; readonly from: string; readonly to: string }[] };
}

/** Exit status counts violations: the JSON says them better. */
const cruise = (): Cruise => {
  const depcruise = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
  try {
    return JSON.parse(execFileSync(process.execPath, [depcruise, 'src', '--config', '.dependency-cruiser.cjs', '--output-type', 'json'], { cwd: root, maxBuffer: 1 << 27, encoding: 'utf8' }));
  } catch (error) {
    return JSON.parse((error as { stdout: string }).stdout);
  }
};

const filesUnder = (folder: string): readonly string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesUnder(path) : [path];
  });

describe('the house', () => {
  const { modules, summary } = cruise();
  const rooms = new Set(modules.map(({ source }) => /^src\/([^/]+)\//.exec(source)?.[1]).filter(Boolean));

  it('is seen: modules of every room, and type-only imports among the arrows', () => {
    for (const room of ['irecist', 'dicom', 'read', 'align', 'phantom', 'trial', 'viewer', 'storage', 'archive', 'exports', 'panels', 'app']) expect([...rooms]).toContain(room);
    const acts = modules.find(({ source }) => source === 'src/read/acts.ts');
    expect(acts?.dependencies.map(({ resolved }) => resolved)).toContain('src/dicom/index.ts');
  });

  it('keeps its law: imports go down, rooms are entered by their doors', () => {
    expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
  });

  it('is drawn in the README as the imports are', () => {
    const entered = new Map<string, Set<string>>();
    for (const { source, dependencies } of modules) {
      const from = /^src\/([^/]+)\//.exec(source)?.[1];
      if (!from || from === 'app' || from === 'cli') continue;
      const into = entered.get(from) ?? new Set<string>();
      for (const { resolved } of dependencies) {
        const to = /^src\/([^/]+)\//.exec(resolved)?.[1];
        if (to && to !== from) into.add(to);
      }
      entered.set(from, into);
    }
    const drawn = [...readFileSync(join(root, 'README.md'), 'utf8').matchAll(/^\| `(\w+)` \|.*\|(.*)\|$/gm)]
      .map(([, room, into]) => [room, [...(into ?? '').matchAll(/`(\w+)`/g)].map(([, name]) => name).sort()]);
    expect(Object.fromEntries(drawn)).toEqual(Object.fromEntries([...entered].map(([room, into]) => [room, [...into].sort()])));
  });

  it('has small rooms: no file over 300 lines, the median under 80', () => {
    const lengths = filesUnder(join(root, 'src'))
      .filter((path) => /\.(ts|tsx|mjs)$/.test(path))
      .map((path) => ({ path: path.slice(root.length + 1), lines: readFileSync(path, 'utf8').split('\n').length - 1 }));
    expect(lengths.filter(({ lines }) => lines > 300)).toEqual([]);
    const sorted = lengths.map(({ lines }) => lines).sort((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThan(80);
  });

  it('has a door with a header in every room that says what it knows and must not know', () => {
    for (const room of rooms) {
      if (room === 'app' || room === 'cli') continue;
      const door = readFileSync(join(root, 'src', String(room), 'index.ts'), 'utf8');
      expect(door.startsWith(`/**\n * ${room}: `), `${room} has a header`).toBe(true);
      expect(door.slice(0, 600)).toMatch(/not know|Knows nothing|nothing else/i);
    }
  });
});
