/**
 * Keys, pointer, window and media as a person would use them, in every engine: through Puppeteer for Chromium and
 * Firefox and through WebDriver actions for WebKit. `test/support` wraps each for the tests.
 */
export function browserCommands() {
  const commands = {
    'plein:press': ({ keys }, hand) => hand.press(keys.split(/(?<=.)\+/)),
    'plein:type': ({ text }, hand) => hand.type(text),
    'plein:click': ({ x, y }, hand) => hand.click(x, y),
    'plein:move': ({ x, y }, hand) => hand.move(x, y),
    'plein:viewport': ({ width, height }, hand) => hand.resize(width, height),
    'plein:media': (media, hand) => hand.media(media),
  };
  return {
    name: 'plein-browser-commands',
    async executeCommand({ command, payload, session }) {
      const run = commands[command];
      if (!run) return undefined;
      const answer = await run(payload, handOf(session));
      // WTR takes undefined for "not my command".
      return { answer: answer ?? null };
    },
  };
}

function handOf(session) {
  return session.browser.type === 'webdriver'
    ? webdriverHand(session.browser.driver)
    : puppeteerHand(session.browser.getPage(session.id), session.browser.name);
}

function puppeteerHand(page, engine) {
  return {
    async press(keys) {
      // Firefox gives keys to the tab in front, which is not yet this one when a file has just begun.
      await page.bringToFront();
      const held = keys.slice(0, -1);
      for (const key of held) await page.keyboard.down(key);
      const last = keys.at(-1);
      await page.keyboard.press(last === 'Space' ? ' ' : last);
      for (const key of held.toReversed()) await page.keyboard.up(key);
    },
    async type(text) {
      await page.bringToFront();
      await page.keyboard.type(text);
    },
    click: (x, y) => page.mouse.click(x, y),
    move: (x, y) => page.mouse.move(x, y),
    async resize(width, height) {
      await page.setViewport({ width, height });
      return true;
    },
    media: (media) => engine === 'Chromium' && chromiumMedia(page, media),
  };
}

/**
 * Puppeteer's own method refuses `forced-colors`, the protocol below it does not. What is emulated ends with the
 * protocol session, so each page keeps one.
 */
async function chromiumMedia(page, { colorScheme = '', reducedMotion = '', forcedColors = '' }) {
  if (!protocolSessions.has(page)) protocolSessions.set(page, await page.createCDPSession());
  const client = protocolSessions.get(page);
  const features = [
    { name: 'prefers-color-scheme', value: colorScheme },
    { name: 'prefers-reduced-motion', value: reducedMotion },
    { name: 'forced-colors', value: forcedColors },
  ];
  await client.send('Emulation.setEmulatedMedia', { features });
  return true;
}

const protocolSessions = new WeakMap();

function webdriverHand(driver) {
  const act = (actions) => driver.performActions(actions);
  const pointer = (actions) => act([{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }]);
  return {
    press(keys) {
      const codes = keys.map((key) => SPECIAL_KEYS[key] ?? key);
      const actions = [
        ...codes.map((value) => ({ type: 'keyDown', value })),
        ...codes.toReversed().map((value) => ({ type: 'keyUp', value })),
      ];
      return act([{ type: 'key', id: 'keyboard', actions }]);
    },
    type(text) {
      const actions = [...text].flatMap((character) => {
        const value = character === '\n' ? SPECIAL_KEYS.Enter : character;
        return [
          { type: 'keyDown', value },
          { type: 'keyUp', value },
        ];
      });
      return act([{ type: 'key', id: 'keyboard', actions }]);
    },
    click: (x, y) =>
      pointer([
        { type: 'pointerMove', x: Math.round(x), y: Math.round(y), duration: 0 },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ]),
    move: (x, y) => pointer([{ type: 'pointerMove', x: Math.round(x), y: Math.round(y), duration: 0 }]),
    resize: (width, height) => resizeTo(driver, width, height),
    media: () => false,
  };
}

/** WebDriver sizes windows, frame included; the page wants its own inside size. */
async function resizeTo(driver, width, height) {
  const frame = await driver.execute('return [outerWidth - innerWidth, outerHeight - innerHeight]');
  await driver.setWindowRect(null, null, width + frame[0], height + frame[1]);
  return (await driver.execute('return innerWidth')) === width;
}

/** Names of keys as DOM events have them, to the code points of the WebDriver standard. */
const SPECIAL_KEYS = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE006',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  Space: ' ',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
  Meta: '\uE03D',
};
