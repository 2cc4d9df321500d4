import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { importsOf, root, sources } from './sources.ts';

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { optional?: boolean }>>;
}

const readJson = <Type>(path: string): Type => JSON.parse(readFileSync(`${root}${path}`, 'utf8')) as Type;
const manifest = readJson<Manifest>('package.json');
const server = readJson<Manifest>('server/package.json');

/** Versions that say less than exactly which. */
function inexact(versions: Readonly<Record<string, string>> = {}): string[] {
  return Object.entries(versions)
    .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version) && !version.startsWith('file:'))
    .map(([name, version]) => `${name}@${version}`);
}

/** Packages of a lockfile that name the host they came from. */
function withHost(packages: Readonly<Record<string, { resolved?: string }>>): string[] {
  return Object.entries(packages)
    .filter(([, { resolved = '' }]) => resolved.includes('://'))
    .map(([name]) => name);
}

interface Locked {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** Optional parts, such as the binary for another platform, that a lockfile lacks: `npm ci` then refuses to work there. */
function withoutPart(packages: Readonly<Record<string, Locked>>): string[] {
  return Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((part) => !foldersAbove(place).some((folder) => `${folder}node_modules/${part}` in packages))
      .map((part) => `${place} lacks ${part}`),
  );
}

/** Where Node looks for what a package needs: in its own folder, then in each around it. */
function foldersAbove(place: string): string[] {
  const steps = place === '' ? [] : place.split(/(?<=.)(?=\/node_modules\/)/);
  return [...steps.map((_, index) => `${steps.slice(0, index + 1).join('')}/`), ''];
}

describe('what we depend on', () => {
  it('is lit and @lit/context in the browser, and nothing else', () => {
    assert.deepEqual(Object.keys(manifest.dependencies ?? {}).toSorted(), ['@lit/context', 'lit']);
    const optional = Object.entries(manifest.peerDependenciesMeta ?? {}).filter(([, meta]) => meta.optional);
    const allowed = /^(lit|@lit\/context)(\/|$)/;
    const packages = sources('src/**/*.ts')
      .flatMap(importsOf)
      .map(({ target }) => target)
      .filter((target) => !/^(src|server)\//.test(target) && !allowed.test(target));
    const foreign = packages.filter((name) => !optional.some(([peer]) => name === peer || name.startsWith(`${peer}/`)));
    assert.deepEqual(foreign, []);
  });

  it('is named by exact version', () => {
    assert.deepEqual(inexact({ ...manifest.dependencies, ...manifest.devDependencies }), []);
    assert.deepEqual(inexact({ ...server.dependencies, ...server.devDependencies }), []);
  });

  it('is found out when a version is a range', () => {
    assert.deepEqual(inexact({ a: '^1.0.0', b: '1.0.0', c: '*', d: '24', e: '1.0.0-beta.1' }), [
      'a@^1.0.0',
      'c@*',
      'd@24',
    ]);
  });

  it('comes from whichever registry the machine uses', () => {
    assert.deepEqual(withHost(readJson<{ packages: Record<string, object> }>('package-lock.json').packages), []);
  });

  it('is found out when the lockfile names a host', () => {
    assert.deepEqual(
      withHost({ a: { resolved: 'https://packages.example/a.tgz' }, b: { resolved: 'server' }, c: {} }),
      ['a'],
    );
  });

  it('is locked for every platform', () => {
    assert.deepEqual(withoutPart(readJson<{ packages: Record<string, Locked> }>('package-lock.json').packages), []);
  });

  it('is found out when a platform is missing', () => {
    const packages = {
      'node_modules/a': { optionalDependencies: { 'a-linux': '1.0.0', 'a-mac': '1.0.0', 'a-win': '1.0.0' } },
      'node_modules/a-linux': {},
      'node_modules/a/node_modules/a-mac': {},
    };
    assert.deepEqual(withoutPart(packages), ['node_modules/a lacks a-win']);
  });
});
