import { expect } from 'chai';
import { memory } from '../../src/adapters/memory/memory.ts';
import type { PleinCommunity } from '../../src/community/community.ts';
import { fixture, until } from '../support/fixture.ts';
import { community } from '../discussion/support/records.ts';
import '../../src/community/define.ts';

describe('<plein-community>', () => {
  it('hands the page’s identity to the backend, tells who that is, and follows sign-out at once', async () => {
    const place = await fixture<PleinCommunity>('<plein-community><p>Page</p></plein-community>');
    const states: string[] = [];
    place.addEventListener('plein-session-changed', (event) => states.push(event.session.state));
    place.identity = async () => 'ann';
    place.backend = memory({ records: community([]) });
    await until(() => place.session.state === 'signed-in');
    expect(place.session.state === 'signed-in' && place.session.member.name).to.equal('Ann Berg');
    await until(() => states.at(-1) === 'signed-in');
    place.identity = undefined as never;
    await until(() => place.session.state === 'signed-out');
    await until(() => states.at(-1) === 'signed-out');
  });

  it('asks the same callback again when the page says that its login changed', async () => {
    let who: string | undefined = 'ann';
    const place = await fixture<PleinCommunity>('<plein-community></plein-community>');
    place.identity = async () => who;
    place.backend = memory({ records: community([]) });
    await until(() => place.session.state === 'signed-in');
    who = undefined;
    await place.refreshIdentity();
    expect(place.session.state).to.equal('signed-out');
  });

  it('shows the page it holds, and is signed out where there is no backend', async () => {
    const place = await fixture<PleinCommunity>('<plein-community><p>Page</p></plein-community>');
    expect(place.querySelector('p')!.checkVisibility()).to.equal(true);
    expect(place.session).to.deep.equal({ state: 'signed-out' });
  });
});
