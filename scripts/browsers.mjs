import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What the tests drive: each with the variable that names it, its usual places and its Debian packages. */
const PROGRAMS = {
  chromium: {
    variable: 'PLEIN_CHROMIUM',
    places: [
      '/usr/bin/chromium',
      '/usr/bin/chromium-browser',
      '/usr/bin/google-chrome',
      '/usr/bin/google-chrome-stable',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    ],
    packages: ['chromium'],
  },
  firefox: {
    variable: 'PLEIN_FIREFOX',
    places: ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/Applications/Firefox.app/Contents/MacOS/firefox'],
    packages: ['firefox-esr'],
  },
  webkitDriver: {
    variable: 'PLEIN_WEBKIT_DRIVER',
    places: ['/usr/bin/WebKitWebDriver'],
    packages: ['webkit2gtk-driver'],
  },
  webkit: {
    variable: 'PLEIN_WEBKIT',
    places: [
      '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
      '/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
      '/usr/libexec/webkit2gtk-4.1/MiniBrowser',
    ],
    packages: ['webkit2gtk-driver'],
  },
  xvfb: { variable: 'PLEIN_XVFB', places: ['/usr/bin/Xvfb'], packages: ['xvfb'] },
  redis: { variable: 'PLEIN_REDIS_SERVER', places: ['/usr/bin/redis-server'], packages: ['redis-server'] },
  strace: { variable: 'PLEIN_STRACE', places: ['/usr/bin/strace'], packages: ['strace'] },
};

/** The engines the browser tests know, each with the programs it takes. Chromium is a must everywhere. */
export const ENGINES = {
  chromium: ['chromium'],
  firefox: ['firefox'],
  webkit: ['webkit', 'webkitDriver', 'xvfb'],
};

/** The path of a program, or undefined: its variable first, then the usual places, then PATH. */
export function find(name) {
  const { variable, places } = PROGRAMS[name];
  const named = process.env[variable];
  if (named) {
    if (runs(named)) return named;
    throw new Error(`${variable} is ${named}, which cannot be run: correct it or unset it.`);
  }
  const onPath = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const file = places[0].split(/[\\/]/).at(-1);
  return [...places, ...onPath.map((folder) => join(folder, file))].find(runs);
}

/** Whether every program of an engine is here. */
export function hasEngine(engine) {
  return ENGINES[engine].every((name) => find(name) !== undefined);
}

/** The programs that are not here, as names and as Debian packages. */
export function missing(names = Object.keys(PROGRAMS)) {
  const absent = names.filter((name) => find(name) === undefined);
  return {
    names: absent,
    packages: [...new Set(absent.flatMap((name) => PROGRAMS[name].packages))],
    variables: absent.map((name) => PROGRAMS[name].variable),
  };
}

function runs(path) {
  if (!existsSync(path)) return false;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
