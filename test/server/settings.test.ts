import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkSqliteVersion } from '../../server/src/db/sqlite.ts';
import { SettingsError, loadSettings } from '../../server/src/settings.ts';

const GOOD = { PLEIN_TOKEN_SECRET: 'x'.repeat(32), PLEIN_TOKEN_ISSUER: 'https://login.example.com' };

describe('settings', () => {
  it('have a meaning where nothing but the login is set', () => {
    const settings = loadSettings(GOOD);
    assert.equal(settings.port, 8787);
    assert.equal(settings.databaseUrl, 'sqlite:./data/plein.db');
    assert.equal(settings.token.audience, 'main');
    assert.deepEqual(settings.origins, []);
  });

  it('keep pictures in a folder, or in a bucket with the keys for it', () => {
    const keys = { AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'secret' };
    const imagesOf = (place?: string) =>
      loadSettings({ ...GOOD, ...(place !== undefined && { ...keys, PLEIN_IMAGES: place }) }).images;
    assert.deepEqual(imagesOf(), { type: 'disk', folder: './data/images' });
    const bucket = { type: 's3', keyId: 'id', secret: 'secret' };
    assert.deepEqual(imagesOf('s3://pictures?region=eu-west-1'), {
      ...bucket,
      bucket: 'https://pictures.s3.eu-west-1.amazonaws.com/',
      folder: '',
      region: 'eu-west-1',
    });
    assert.deepEqual(imagesOf('s3://pictures/of/plein?endpoint=https://store.example:9000/'), {
      ...bucket,
      bucket: 'https://store.example:9000/pictures/',
      folder: 'of/plein/',
      region: 'us-east-1',
    });
  });

  it('take roles only by the values that are named', () => {
    const settings = loadSettings({
      ...GOOD,
      PLEIN_ROLE_CLAIM: 'groups',
      PLEIN_ROLE_VALUES: 'Helpdesk=staff, moderator',
    });
    assert.deepEqual(settings.token.roles, {
      claim: 'groups',
      values: new Map([
        ['Helpdesk', 'staff'],
        ['moderator', 'moderator'],
      ]),
    });
  });

  const wrong: readonly (readonly [string, string | undefined])[] = [
    ['PORT', '70000'],
    ['PORT', 'eighty'],
    ['PLEIN_DATABASE_URL', 'mysql://localhost/plein'],
    ['PLEIN_DATABASE_URL', 'sqlite:'],
    ['PLEIN_REDIS_URL', 'localhost:6379'],
    ['PLEIN_ORIGINS', 'https://www.example.com/'],
    ['PLEIN_ORIGINS', '*'],
    ['PLEIN_COMMUNITY', 'Main Square'],
    ['PLEIN_TOKEN_ISSUER', undefined],
    ['PLEIN_TOKEN_SECRET', 'too short'],
    ['PLEIN_TOKEN_SECRET', undefined],
    ['PLEIN_JWKS_URL', 'https://login.example.com/keys'],
    ['PLEIN_ROLE_CLAIM', 'roles'],
    ['PLEIN_TRUSTED_PROXIES', 'everyone'],
    ['PLEIN_RATE_FACTOR', '0'],
    ['PLEIN_LOG_LEVEL', 'loud'],
    ['PLEIN_IMAGES', 's3://pictures'],
    ['PLEIN_IMAGES', 's3://pictures?region=eu-west-1'],
    ['PLEIN_IMAGES', 's3://pictures?endpoint=minio:9000'],
    ['PLEIN_IMAGES', 'https://pictures.example.com'],
  ];
  for (const [name, value] of wrong) {
    it(`stop the start with a sentence when ${name} is ${value}`, () => {
      assert.throws(
        () => loadSettings({ ...GOOD, [name]: value }),
        (error) =>
          error instanceof SettingsError &&
          error.problems.length === 1 &&
          error.message.includes(name) &&
          error.message.endsWith('.'),
      );
    });
  }

  it('refuse a role that tokens may not give, and keys that are not published safely', () => {
    for (const wrongKeys of [
      { PLEIN_ROLE_CLAIM: 'roles', PLEIN_ROLE_VALUES: 'everyone=member' },
      { PLEIN_TOKEN_SECRET: undefined, PLEIN_JWKS_URL: 'http://login.example.com/keys' },
    ]) {
      assert.throws(() => loadSettings({ ...GOOD, ...wrongKeys }), SettingsError);
    }
  });

  it('refuse an SQLite that can corrupt its log, back-ports apart', () => {
    for (const version of ['3.51.3', '3.53.4', '3.44.6', '3.50.7', '4.0.0']) checkSqliteVersion(version);
    for (const version of ['3.51.2', '3.40.1', '3.44.5', '3.50.6', '3.45.9']) {
      assert.throws(() => checkSqliteVersion(version), SettingsError, version);
    }
  });
});
