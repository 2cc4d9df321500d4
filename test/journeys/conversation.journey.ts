import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { setScene } from './support/demo.ts';
import { shifts } from './support/shifts.ts';
import { visit, type Visitor } from './support/visitor.ts';

const QUESTION = '/thread?thread=wulp-in-de-lift';

describe('a conversation between two browsers', () => {
  const scene = setScene();
  let samira: Visitor;
  let nadia: Visitor;
  /** Somebody who reads the same page all the time, and touches nothing. */
  let reader: Visitor;

  before(async () => {
    reader = await visit(scene.browser, scene.demo.url);
    await reader.go(QUESTION);
    await reader.thread.getByRole('button', { name: 'Sign in' }).waitFor();
    [samira, nadia] = await Promise.all([enter('samira'), enter('nadia')]);
  });
  after(() => {
    for (const { complaints } of [samira, nadia, reader]) assert.deepEqual(complaints, []);
  });

  async function enter(person: string): Promise<Visitor> {
    const visitor = await visit(scene.browser, scene.demo.url);
    await visitor.go(QUESTION);
    await visitor.signIn(person);
    await visitor.thread.getByRole('button', { name: 'Write a comment' }).first().waitFor();
    return visitor;
  }

  it('settles a question: the team answers, the asker accepts, both see it at once, and the bell rings', async () => {
    const answer = `Yes, if you turn the bars first. ${randomUUID()}`;
    await nadia.thread.getByText('Waits for the team since').waitFor();
    await nadia.thread.getByRole('button', { name: 'Write a comment' }).click();
    await nadia.thread.getByRole('radio', { name: 'the official answer' }).check();
    await nadia.field.fill(answer);
    await nadia.thread.getByRole('button', { name: 'Post comment' }).click();
    await nadia.posted(answer).getByText('Official answer').waitFor();
    await samira.thread.getByRole('button', { name: '1 new comment' }).click();
    const shown = samira.posted(answer);
    await shown.getByText('Official answer').waitFor();
    await shown.getByRole('button', { name: 'Accept as the answer' }).click();
    await shown.getByText('Accepted answer').waitFor();
    await nadia.posted(answer).getByText('Accepted answer').waitFor();
    const bell = nadia.page.locator('plein-notifications').getByRole('button').first();
    await nadia.page.locator('plein-notifications').getByRole('button', { name: '1 unread notification' }).waitFor();
    await bell.click();
    await nadia.page
      .locator('plein-notifications')
      .getByText(/Samira Haddad.? accepted your answer/)
      .waitFor();
    await nadia.page.keyboard.press('Escape');
  });

  it('tells an edit in place, and shows what the comment said before', async () => {
    const text = `The lift is 1.05 m wide ${randomUUID()}`;
    await samira.post(text);
    await nadia.thread.getByRole('button', { name: '1 new comment' }).click();
    await nadia.posted(text).waitFor();
    await samira.posted(text).getByRole('button', { name: 'Edit', exact: true }).click();
    const field = samira.thread.getByRole('textbox', { name: 'Change your comment' });
    await field.fill(`${text}, and 1.40 m deep`);
    await samira.thread.getByRole('button', { name: 'Save', exact: true }).click();
    const edited = nadia.posted('and 1.40 m deep');
    await edited.getByRole('button', { name: /edited/ }).click();
    await nadia.thread.getByRole('dialog').locator('ins').filter({ hasText: '1.40 m deep' }).waitFor();
    await nadia.page.keyboard.press('Escape');
  });

  it('takes a comment away everywhere, and brings it back when that is undone', async () => {
    const text = `A slip of the thumb ${randomUUID()}`;
    await samira.post(text);
    await nadia.thread.getByRole('button', { name: '1 new comment' }).click();
    await nadia.posted(text).waitFor();
    await samira.posted(text).getByRole('button', { name: 'Delete' }).click();
    await nadia.thread.getByText(text).waitFor({ state: 'detached' });
    await samira.thread.getByRole('button', { name: 'Undo' }).click();
    await nadia.posted(text).waitFor();
    await samira.posted(text).waitFor();
  });

  it('counts what helped once a member, whoever looks', async () => {
    const text = `Helpful thing ${randomUUID()}`;
    await samira.post(text);
    await nadia.thread.getByRole('button', { name: '1 new comment' }).click();
    const button = nadia.posted(text).getByRole('button', { name: /^Helpful/ });
    await button.click();
    await samira.posted(text).getByText('Helpful to 1').waitFor();
    await nadia.page.reload();
    const pressed = nadia.posted(text).getByRole('button', { name: /^Helpful/, pressed: true });
    await pressed.click();
    await samira.posted(text).getByText('Helpful to 1').waitFor({ state: 'detached' });
  });

  it('opens around a comment that a link names, wherever it stands', async () => {
    const address = `${scene.demo.url}/v1/threads/estafette-zuid-noord?order=newest&limit=1`;
    const { items } = (await (await fetch(address)).json()) as { items: { comment: { id: string } }[] };
    const { id } = items[0]!.comment;
    const guest = await visit(scene.browser, scene.demo.url);
    await guest.go(`/thread?thread=estafette-zuid-noord#plein-comment-${id}`);
    const comment = guest.page.locator(`#plein-comment-${id}`);
    await comment.waitFor();
    await guest.page.waitForFunction(
      (wanted) => document.querySelector('plein-discussion-thread')?.shadowRoot?.activeElement?.id === wanted,
      `plein-comment-${id}`,
    );
    const box = await comment.boundingBox();
    assert.ok(box !== null && box.y >= 0 && box.y < 900, 'the comment is in sight');
    await guest.context.close();
    assert.deepEqual(guest.complaints, []);
  });

  it('moves nothing under who reads, from the first comment to all that came since', async () => {
    await reader.thread.getByRole('button', { name: '4 new comments' }).waitFor();
    assert.deepEqual(await shifts(reader.page), []);
  });

  it('moves nothing under a member who comes back, with all that they may do', async () => {
    await nadia.go('/thread?thread=product-wulp');
    for (const name of ['Manage', 'Write a comment', 'Follow'])
      await nadia.thread.getByRole('button', { name }).first().waitFor();
    await nadia.thread
      .getByRole('button', { name: /^Helpful/ })
      .first()
      .waitFor();
    assert.deepEqual(await shifts(nadia.page), []);
  });
});
