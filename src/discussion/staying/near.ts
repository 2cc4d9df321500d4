/**
 * The parts of a thread that the browser lays out: what stands around the comments, and of the comments the rows, or
 * runs of rows, near to what is seen. Going through these costs the same in a thread of any length.
 */
export function near(root: ShadowRoot): readonly Element[] {
  return [...(root.querySelector('.thread')?.children ?? [])].flatMap((part) => (isList(part) ? nearIn(part) : part));
}

/** Those of them that hold comments. */
export function nearComments(root: ShadowRoot): readonly Element[] {
  return [...(root.querySelector('.thread')?.children ?? [])].filter(isList).flatMap(nearIn);
}

function isList(part: Element): boolean {
  return part.matches('[part~="comments"]');
}

function nearIn(box: Element): readonly Element[] {
  return [...box.children].flatMap((each) => {
    if (!each.matches('.run')) return isLaidOut(each.querySelector('article')) ? each : [];
    if (!isLaidOut(each)) return [];
    return each.firstElementChild?.matches('.run') ? nearIn(each) : each;
  });
}

/** What is in it is laid out, not its box alone. */
function isLaidOut(box: Element | null): boolean {
  return box?.firstElementChild?.checkVisibility({ contentVisibilityAuto: true }) ?? false;
}
