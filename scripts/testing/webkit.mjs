import { spawn } from 'node:child_process';
import { find } from '../browsers.mjs';
import { freePort } from './free-port.mjs';

/** Starts a hidden display and WebKit's driver on it; answers the driver's port and how to stop both. */
export async function startWebKit() {
  const display = await startDisplay();
  try {
    const driver = await startDriver(display.name);
    const stop = async () => {
      await end(driver.child);
      await end(display.child);
    };
    return { port: driver.port, stop };
  } catch (error) {
    await end(display.child);
    throw error;
  }
}

/** Xvfb picks a free display itself and writes its number to the descriptor it is given. */
async function startDisplay() {
  const child = spawn(find('xvfb'), ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  const number = await firstLine(child, child.stdio[3], 'Xvfb');
  return { child, name: `:${number}` };
}

async function startDriver(display) {
  const port = await freePort();
  const child = spawn(find('webkitDriver'), [`--port=${port}`, '--host=127.0.0.1'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...process.env,
      DISPLAY: display,
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
      LIBGL_ALWAYS_SOFTWARE: '1',
      // Composing layers in software takes most of the time of a page, and no test looks at how they are composed.
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
      // Without a session bus of its own the browser waits for one that is not there.
      DBUS_SESSION_BUS_ADDRESS: 'disabled:',
    },
  });
  child.stderr.resume();
  await untilReady(child, port);
  return { child, port };
}

async function untilReady(child, port) {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`WebKitWebDriver stopped at once with code ${child.exitCode}.`);
    const answer = await fetch(`http://127.0.0.1:${port}/status`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.kill();
  throw new Error('WebKitWebDriver did not answer within ten seconds.');
}

function firstLine(child, stream, name) {
  return new Promise((resolve, reject) => {
    let text = '';
    let complaint = '';
    child.stderr.on('data', (chunk) => (complaint += chunk));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${name} stopped with code ${code}. ${complaint}`)));
    stream.on('data', (chunk) => {
      text += chunk;
      if (text.includes('\n')) resolve(text.trim());
    });
  });
}

function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) return undefined;
  return new Promise((resolve) => {
    child.once('exit', resolve);
    child.kill('SIGTERM');
  });
}
