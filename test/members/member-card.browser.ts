import { expect } from 'chai';
import { memory } from '../../src/adapters/memory/memory.ts';
import { PleinError } from '../../src/core/errors.ts';
import type { PleinMemberCard } from '../../src/members/member-card.ts';
import type { Member } from '../../src/members/members.model.ts';
import { HOSTILE, altered, control, overflow, place, wordsOf } from '../community/widget.ts';
import { community, ids, member } from '../community/records.ts';
import { expectAccessible } from '../support/axe.ts';
import { byPart, everyElement, fixture, settled, until } from '../support/fixture.ts';
import { focused, press } from '../support/keys.ts';
import '../../src/community/define.ts';
import '../../src/members/define.ts';

const card = (id: string): string => `<plein-member-card member="${id}"></plein-member-card>`;

describe('<plein-member-card>', () => {
  it('says who somebody is, in words', async () => {
    const shown = await place<PleinMemberCard>(card(ids.sanne), memory({ records: community() }));
    await until(() => byPart(shown, 'name'));
    expect(wordsOf(byPart(shown, 'name')!)).to.equal('Sanne de Vries');
    expect(wordsOf(byPart(shown, 'work')!)).to.equal('Frame engineer');
    expect(wordsOf(byPart(shown, 'avatar')!)).to.equal('SV');
    const items = (part: string) => [...byPart(shown, part)!.children].map(wordsOf);
    expect(items('roles')).to.deep.equal(['Employee', 'Ambassador, Utrecht (until July 1, 2099)']);
    expect(items('spaces')).to.deep.equal(['Lindewiel', 'Utrecht']);
    expect(items('ask')).to.deep.equal(['geometry', 'welding', 'why the Wulp has no suspension']);
    expect(wordsOf(byPart(shown, 'about')!)).to.contain('I draw frames by day');
    expect(wordsOf(byPart(shown, 'since')!)).to.equal('Member since April 2021 · no comments yet');
    await expectAccessible();
  });

  it('says that somebody has a pseudonym, may not write, or has left', async () => {
    const backend = memory({ records: community() });
    const shown = await place<PleinMemberCard>(card(ids.wilg), backend);
    await until(() => wordsOf(shown).includes('Pseudonym'));
    shown.member = ids.frozen;
    await until(() => byPart(shown, 'state'));
    expect(wordsOf(byPart(shown, 'state')!)).to.equal('May read but not write for now.');
    shown.member = ids.left;
    await until(() => wordsOf(shown).includes('Former member'));
    expect(wordsOf(byPart(shown, 'state')!)).to.equal('Has left the community.');
    await expectAccessible();
  });

  it('waits, and then says what went wrong and tries again', async () => {
    const backend = memory({ records: community() });
    const answer = Promise.withResolvers<Member>();
    let members = { ...backend.members!, readMember: () => answer.promise };
    const shown = await place<PleinMemberCard>(card(ids.sanne), altered(backend, { members }));
    expect(shown.shadowRoot!.querySelector('article')!.ariaBusy).to.equal('true');
    expect(wordsOf(shown)).to.equal('Loading…');
    await expectAccessible();
    members = Object.assign(members, backend.members);
    answer.reject(new PleinError('timeout'));
    await until(() => shown.shadowRoot!.querySelector('[role=alert]'));
    expect(wordsOf(shown)).to.contain('This card could not be read. No answer came in time.');
    await expectAccessible();
    control(shown, 'Try again')!.click();
    await until(() => byPart(shown, 'name'));
  });

  it('keeps what it knows where reading again fails', async () => {
    const backend = memory({ records: community() });
    const members = { ...backend.members! };
    const shown = await place<PleinMemberCard>(card(ids.sanne), altered(backend, { members }));
    await until(() => byPart(shown, 'name'));
    members.readMember = () => Promise.reject(new PleinError('offline'));
    shown.reload();
    await until(() => shown.shadowRoot!.querySelector('[role=alert]'));
    expect(wordsOf(shown)).to.contain('Sanne de Vries').and.contain('This may be out of date.');
  });

  it('says that there is nobody, or that the backend has no members', async () => {
    const backend = memory({ records: community() });
    const shown = await place<PleinMemberCard>(card('nobody'), backend);
    await until(() => wordsOf(shown) === 'This member is not known here.');
    const { members: _, ...without } = backend;
    shown.backend = without;
    await until(() => wordsOf(shown) === 'Members are not shown here.');
  });

  it('gets its backend from a provider that comes later', async () => {
    const main = (await fixture(`<div>${card(ids.omar)}</div>`)).parentElement!;
    const shown = main.querySelector<PleinMemberCard>('plein-member-card')!;
    expect(wordsOf(shown)).to.equal('Loading…');
    const late = document.createElement('plein-community');
    late.backend = memory({ records: community() });
    main.append(late);
    late.append(shown);
    await until(() => byPart(shown, 'name'));
    expect(wordsOf(byPart(shown, 'name')!)).to.equal('Omar El Idrissi');
  });

  it('ignores a late answer about somebody else', async () => {
    const backend = memory({ records: community() });
    const first = Promise.withResolvers<Member>();
    const members = {
      ...backend.members!,
      readMember: (id: string) => (id === ids.omar ? first.promise : backend.members!.readMember(id)),
    };
    const shown = await place<PleinMemberCard>(card(ids.omar), altered(backend, { members }));
    shown.member = ids.sanne;
    await until(() => byPart(shown, 'name'));
    first.resolve(await backend.members!.readMember(ids.omar));
    await settled();
    expect(wordsOf(byPart(shown, 'name')!)).to.equal('Sanne de Vries');
  });

  it('speaks the language of the page, and follows it', async () => {
    const shown = await place<PleinMemberCard>(card(ids.sanne), memory({ records: community() }));
    await until(() => byPart(shown, 'name'));
    shown.lang = 'nl';
    await until(() => wordsOf(byPart(shown, 'since')!) === 'Lid sinds april 2021 · nog geen reacties');
    expect(wordsOf(byPart(shown, 'roles')!)).to.contain('Ambassadeur, Utrecht (tot 1 juli 2099)');
  });

  it('shows words from people as words, whatever is in them', async () => {
    const backend = memory({
      records: community(
        member({
          id: 'evil',
          name: HOSTILE,
          lineOfWork: HOSTILE,
          askAbout: [HOSTILE],
          about: [{ type: 'paragraph', children: [{ type: 'text', text: HOSTILE }] }],
          joinedAt: HOSTILE,
          grants: [{ role: HOSTILE as 'admin', space: HOSTILE, since: '2020-01-01T00:00:00.000Z', until: HOSTILE }],
        }),
      ),
    });
    const members = {
      ...backend.members!,
      readMember: async () => ({
        ...(await backend.members!.readMember('evil')),
        picture: 'javascript:window.pwned=1',
        spaces: [{ id: HOSTILE, name: HOSTILE }],
      }),
    };
    const shown = await place<PleinMemberCard>(card('evil'), altered(backend, { members }));
    await until(() => byPart(shown, 'name'));
    expect(byPart(shown, 'name')!.textContent).to.contain(HOSTILE);
    expect([...everyElement(shown.shadowRoot!)].filter((each) => each.matches('img, script'))).to.deep.equal([]);
    expect('pwned' in window).to.equal(false);
  });

  it('falls back on initials where the picture cannot be shown', async () => {
    const backend = memory({ records: community() });
    const members = {
      ...backend.members!,
      readMember: async (id: string) => ({
        ...(await backend.members!.readMember(id)),
        picture: new URL('/no-such-picture.png', location.href).href,
      }),
    };
    const shown = await place<PleinMemberCard>(card(ids.sanne), altered(backend, { members }));
    await until(() => byPart(shown, 'avatar'));
    expect(byPart(shown, 'picture')).to.equal(undefined);
  });

  it('fits 320 pixels, from the left and from the right', async () => {
    const long = member({ id: 'long', name: 'Rindfleischetikettierung'.repeat(4), askAbout: ['x'.repeat(200)] });
    const shown = await place<PleinMemberCard>(card('long'), memory({ records: community(long) }));
    await until(() => byPart(shown, 'name'));
    expect(await overflow(shown, 320)).to.deep.equal([]);
    shown.dir = 'rtl';
    expect(await overflow(shown, 320)).to.deep.equal([]);
    const [avatar, name] = [byPart(shown, 'avatar')!, byPart(shown, 'name')!].map((each) =>
      each.getBoundingClientRect(),
    );
    expect(avatar!.left).to.be.greaterThan(name!.left);
    await expectAccessible();
  });

  it('draws initials with a contrast of at least 7 to 1 in every hue', () => {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 1;
    const context = canvas.getContext('2d', { willReadFrequently: true })!;
    const luminance = (colour: string): number => {
      context.fillStyle = colour;
      context.fillRect(0, 0, 1, 1);
      const linear = [...context.getImageData(0, 0, 1, 1).data].slice(0, 3).map((value) => {
        const part = value / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * linear[0]! + 0.7152 * linear[1]! + 0.0722 * linear[2]!;
    };
    const contrasts = Array.from({ length: 360 }, (_, hue) => {
      const [ground, ink] = [`oklch(0.9 0.06 ${hue})`, `oklch(0.35 0.09 ${hue})`].map(luminance);
      return (ground! + 0.05) / (ink! + 0.05);
    });
    expect(Math.min(...contrasts)).to.be.at.least(7);
  });

  it('has nothing to stop at with the keyboard where it stands by itself', async () => {
    const shown = await place<PleinMemberCard>(card(ids.sanne), memory({ records: community() }));
    await until(() => byPart(shown, 'name'));
    const after = document.createElement('button');
    after.textContent = 'After';
    document.querySelector('main')!.append(after);
    await press('Tab');
    expect(focused()).to.equal(after);
  });
});
