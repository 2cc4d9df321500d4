import type { ChildPart } from 'lit/directive.js';
import type { Row, Rows } from './rows.ts';

/** Rows in a run: so few that a reader who comes to one does not wait for what lies beyond it. */
const ROWS = 8;
/** Runs in a run of runs: so many that a long list is of few boxes. */
const RUNS = 24;

/** What stands in a list: a row, or a run. */
export type Member = Row | Run;

/** Neighbours in a long list, which the browser lays out together or not at all. */
export interface Run {
  readonly box: HTMLElement;
  /** In their order, as they stand in the page. */
  members: readonly Member[];
  /** The browser does not lay it out, being far from what is seen. */
  far?: boolean;
  /** The run of runs that it stands in. */
  run?: Run;
}

/**
 * Puts what was drawn into its order, in runs and runs of runs, and takes away what is no longer in the list. A row stays
 * in the run, or directly in the list, where it first came to stand, so that nothing is taken from under the focus.
 */
export function placeInRuns({ rows, list, runs }: Rows, { startNode, parentNode }: ChildPart): void {
  const ids = new Set(list.items.map(list.id));
  for (const [id, { box }] of rows) if (!ids.has(id) && rows.delete(id)) box.remove();
  const drawn = [...ids].flatMap((id) => rows.get(id) ?? []);
  const inRuns = gather(drawn, ROWS, ({ box, run }) => run === undefined && box.parentNode === parentNode);
  const outer = gather(inRuns.keys(), RUNS, (member) => !('members' in member));
  const kept = new Set<Member>();
  for (const [member, members] of [...inRuns, ...outer]) {
    if (!('members' in member)) continue;
    kept.add(member);
    runs.add(member);
    settle(member, members);
  }
  place(parentNode, startNode!.nextSibling, outer.keys());
  for (const run of runs) if (!kept.has(run) && runs.delete(run)) run.box.remove();
}

/**
 * What comes to stand side by side where neighbours join in runs of so many: the runs, each with its members in their
 * order, and what stays by itself.
 */
function gather(
  members: Iterable<Member>,
  length: number,
  stays: (member: Member) => boolean,
): ReadonlyMap<Member, readonly Member[]> {
  const gathered = new Map<Member, Member[]>();
  let run: Run | undefined;
  for (const member of members) {
    if (stays(member)) {
      gathered.set(member, []);
      run = undefined;
      continue;
    }
    if (member.run === undefined || (member.run !== run && gathered.has(member.run))) {
      const isFull = run === undefined || Math.max(run.members.length, gathered.get(run)!.length) >= length;
      member.run = isFull ? start() : run!;
    }
    run = member.run;
    if (!gathered.has(run)) gathered.set(run, []);
    gathered.get(run)!.push(member);
  }
  return gathered;
}

function start(): Run {
  const box = document.createElement('div');
  box.className = 'run';
  box.role = 'none';
  return { box, members: [] };
}

/** Puts the members of a run in their order, and says as how many comments it is to be as high until it is seen. */
function settle(run: Run, members: readonly Member[]): void {
  const { box, members: before } = run;
  if (members.length === before.length && members.every((member, index) => member === before[index])) return;
  run.members = members;
  place(box, box.firstChild, members);
  // Not every engine sees the list past the run.
  for (const member of members) if (!('members' in member)) member.box.role = 'listitem';
  box.style.setProperty('--_comments', String(box.getElementsByTagName('article').length));
}

/** Puts boxes one after the other from a place on, and moves none that stands right. */
function place(parent: Node, from: Node | null, members: Iterable<Member>): void {
  let at = from;
  for (const { box } of members) {
    if (at === box) at = at.nextSibling;
    else parent.insertBefore(box, at);
  }
}
