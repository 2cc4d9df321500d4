import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { missingEngine, openEngine, type EnginePage } from '../proof/support/engines.ts';
import { seeded } from '../proof/support/random.ts';
import { startDemo, type Demo } from './support/demo.ts';
import { guestAt, type Guest } from './support/guest.ts';
import { startNetwork, type Network } from './support/network.ts';

const THREAD = 'welkom';
const WAITS = 'Waits for the network';

/** Chromium does all this, and more, in the other journeys. */
describe(
  'a conversation between Firefox and WebKit',
  { skip: missingEngine('firefox') || missingEngine('webkit') },
  () => {
    let network: Network;
    let demo: Demo;
    let browsers: readonly EnginePage[];
    let samira: Guest;
    let nadia: Guest;

    before(async () => {
      network = await startNetwork(seeded(1));
      const open = (): Promise<EnginePage[]> => Promise.all([openEngine('firefox'), openEngine('webkit')]);
      [demo, browsers] = await Promise.all([startDemo({ apart: false, origins: [network.url] }), open()]);
      network.lead(demo.url);
      [samira, nadia] = browsers.map(guestAt) as [Guest, Guest];
      await Promise.all([enter(samira, 'samira'), enter(nadia, 'nadia')]);
    });
    after(async () => {
      for (const browser of browsers) await browser.close();
      network.close();
      await demo.remove();
    });

    const load = (guest: Guest): Promise<void> => guest.open(`${network.url}/thread?thread=${THREAD}`);

    async function enter(guest: Guest, person: string): Promise<void> {
      await load(guest);
      await guest.press('EN');
      await guest.signIn(person);
      await load(guest);
      for (const name of ['Write a comment', 'Follow', 'Helpful']) await guest.offered(name);
    }

    /** How often a text stands in the thread, as the protocol tells it. */
    async function timesThere(text: string): Promise<number> {
      const answer = await fetch(`${demo.community}/v1/threads/${THREAD}?order=newest&limit=50`);
      return (await answer.text()).split(text).length - 1;
    }

    /** From one to the other, and back. */
    async function bothWays(deed: (writer: Guest, reader: Guest, text: string) => Promise<void>): Promise<void> {
      await deed(samira, nadia, `From Firefox to WebKit ${randomUUID()}`);
      await deed(nadia, samira, `From WebKit to Firefox ${randomUUID()}`);
    }

    it('brings to one what is said in the other, and moves nothing before it is asked for', () =>
      bothWays(async (writer, reader, text) => {
        const places = await reader.places();
        assert.ok(places.length > 1);
        await writer.post(text);
        await writer.comments(1, text);
        await reader.offered('1 new comment');
        await reader.comments(0, text);
        assert.deepEqual(await reader.places(), places);
        await reader.press('1 new comment');
        await reader.comments(1, text);
      }));

    it('shows in one what is changed in the other, in place', () =>
      bothWays(async (writer, reader, text) => {
        await writer.post(text);
        await reader.press('1 new comment');
        await writer.press('Edit', text);
        await writer.offered('Save');
        await writer.type(' and then again');
        await writer.press('Save');
        await reader.comments(1, text, 'and then again');
      }));

    it('keeps over a reload what is said without a network, and brings it to the other once', () =>
      bothWays(async (writer, reader, text) => {
        network.become('gone');
        await writer.post(text);
        await writer.comments(1, text, WAITS);
        assert.equal(await timesThere(text), 0);
        await load(writer);
        network.become('calm');
        await load(writer);
        await reader.press('1 new comment');
        await reader.comments(1, text);
        await load(writer);
        await writer.comments(1, text);
        await writer.comments(0, WAITS);
        assert.equal(await timesThere(text), 1);
      }));
  },
);
