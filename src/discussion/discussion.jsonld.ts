import { plainText, safeUrl } from '../text/text.rules.ts';
import type { Branch, Comment, Thread, ThreadPage } from './discussion.model.ts';
import { commentAnchor } from './reading/permalink.ts';
import { isAnswer } from './settling.rules.ts';

export { commentAnchor };

/** What a property holds; one that is undefined is not there. */
export type JsonLd = { readonly [name: string]: string | number | undefined | JsonLd | readonly JsonLd[] };

/**
 * A page of a thread as structured data of schema.org: a `QAPage` for a question, else a `DiscussionForumPosting` with
 * its comments; where the thread has no opening text, one for each branch. `url` is the address of the page that it
 * stands under. What waits for approval is not in it, and of people the name alone, with what they do where names are real.
 */
export function threadJsonLd(page: ThreadPage, url?: string): JsonLd {
  const place: Place = { thread: page.thread, page: url === undefined ? undefined : safeUrl(url) };
  const branches = branchesOf(page);
  const context = { '@context': 'https://schema.org' };
  if (page.thread.kind === 'question')
    return { ...context, '@type': 'QAPage', mainEntity: question(branches, place), ...address(place) };
  if (page.thread.opening !== undefined) return { ...context, ...posting(branches, place) };
  const postings = branches.flatMap((branch) => commentData(branch, place, 'DiscussionForumPosting'));
  return { ...context, '@graph': postings.map((one) => ({ ...one, ...partOf(place) })) };
}

interface Place {
  readonly thread: Thread;
  readonly page: string | undefined;
}

/** A comment with what answers to it. */
interface Node {
  readonly comment: Comment;
  readonly replies: readonly Node[];
}

/** The branches of a page, with the pinned one and the accepted answer where they stand elsewhere. */
function branchesOf({ items, pinned }: ThreadPage): readonly Node[] {
  const nodes = items.map(branchNode);
  const elsewhere =
    pinned !== undefined && pinned.depth === 0 && !items.some(({ comment }) => comment.id === pinned.id);
  return elsewhere ? [{ comment: pinned, replies: [] }, ...nodes] : nodes;
}

/** Replies come depth first: each after what it answers to, or after what is shown of that. */
function branchNode({ comment, replies }: Branch): Node {
  const children = new Map<string, Node[]>([[comment.id, []]]);
  for (const reply of replies.items) {
    const own: Node[] = [];
    const siblings = children.get(reply.parent ?? '') ?? children.get(comment.id)!;
    siblings.push({ comment: reply, replies: own });
    children.set(reply.id, own);
  }
  return { comment, replies: children.get(comment.id)! };
}

function posting(branches: readonly Node[], place: Place): JsonLd {
  const { thread } = place;
  return {
    '@type': 'DiscussionForumPosting',
    ...openingData(place),
    ...(thread.title !== '' && { headline: thread.title }),
    ...address(place),
    commentCount: thread.commentCount,
    comment: branches.flatMap((branch) => commentData(branch, place, 'Comment')),
  };
}

function question(branches: readonly Node[], place: Place): JsonLd {
  const { thread } = place;
  const answers = branches.filter(({ comment }) => isAnswer(comment) && comment.state === 'published');
  const others = branches.filter((branch) => !answers.includes(branch));
  const accepted = answers.find(({ comment }) => comment.id === thread.accepted);
  const suggested = answers.filter((answer) => answer !== accepted);
  return {
    '@type': 'Question',
    ...openingData(place),
    ...(thread.title !== '' && { name: thread.title }),
    ...address(place),
    upvoteCount: thread.meTooCount ?? 0,
    answerCount: answers.length,
    ...(accepted !== undefined && { acceptedAnswer: commentData(accepted, place, 'Answer') }),
    suggestedAnswer: suggested.flatMap((answer) => commentData(answer, place, 'Answer')),
    comment: others.flatMap((other) => commentData(other, place, 'Comment')),
  };
}

function openingData({ thread }: Place): JsonLd {
  const { opening } = thread;
  if (opening === undefined) return thread.createdAt === undefined ? {} : { datePublished: thread.createdAt };
  return {
    ...authorData(opening.author, thread),
    datePublished: opening.createdAt,
    text: plainText(opening.text),
  };
}

type Kind = 'DiscussionForumPosting' | 'Comment' | 'Answer';

/** One that is gone stays where something answers to it, without words or name. */
function commentData({ comment, replies }: Node, place: Place, kind: Kind): readonly JsonLd[] {
  const below = replies.flatMap((reply) => commentData(reply, place, 'Comment'));
  const common: JsonLd = {
    '@type': kind,
    ...(place.page !== undefined && { url: `${place.page.replace(/#.*/, '')}#${commentAnchor(comment.id)}` }),
    datePublished: comment.createdAt,
    ...(below.length > 0 && { comment: below }),
  };
  if (comment.state !== 'published') return below.length === 0 ? [] : [{ ...common, creativeWorkStatus: 'Deleted' }];
  const shown: JsonLd = {
    ...common,
    ...authorData(comment.author, place.thread),
    ...(comment.editedAt !== undefined && { dateModified: comment.editedAt }),
    text: plainText(comment.text),
    upvoteCount: comment.helpfulCount ?? 0,
    ...(comment.language !== undefined && { inLanguage: comment.language }),
  };
  return [shown];
}

function authorData(author: Comment['author'], { naming }: Thread): JsonLd {
  if (author === undefined || author.name === '') return {};
  const work = naming === 'real' ? author.lineOfWork : undefined;
  return { author: { '@type': 'Person', name: author.name, ...(work !== undefined && { jobTitle: work }) } };
}

function address({ page }: Place): JsonLd {
  return page === undefined ? {} : { url: page };
}

function partOf(place: Place): JsonLd {
  const { title } = place.thread;
  if (place.page === undefined && title === '') return {};
  return { isPartOf: { '@type': 'WebPage', ...(title !== '' && { name: title }), ...address(place) } };
}
