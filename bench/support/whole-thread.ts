import type { Branch, Comment, ThreadPage } from '../../src/discussion/discussion.model.ts';
import type { Page } from '../../src/core/core.model.ts';

/** A thread with all its branches and replies as one page, read from the server page by page. */
export async function wholeThread(server: string, thread: string): Promise<string> {
  const items: Branch[] = [];
  let page: ThreadPage;
  let cursor: string | undefined;
  do {
    page = await read<ThreadPage>(server, `threads/${thread}`, cursor);
    for (const branch of page.items) items.push(await wholeBranch(server, branch));
    cursor = page.next;
  } while (cursor !== undefined);
  const { next: _, previous: __, ...rest } = page;
  return JSON.stringify({ ...rest, items });
}

async function wholeBranch(server: string, { comment, replies }: Branch): Promise<Branch> {
  const items = [...replies.items];
  for (let cursor = replies.next; cursor !== undefined;) {
    const page = await read<Page<Comment>>(server, `comments/${comment.id}/replies`, cursor);
    items.push(...page.items);
    cursor = page.next;
  }
  return { comment, replies: { items } };
}

async function read<Answer>(server: string, path: string, cursor: string | undefined): Promise<Answer> {
  const answer = await fetch(`${server}/v1/${path}?limit=100${cursor === undefined ? '' : `&cursor=${cursor}`}`);
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}.`);
  return (await answer.json()) as Answer;
}
