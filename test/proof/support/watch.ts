/** Counts what must never happen in a page: script out of a text, and calls elsewhere. */
export interface Watch {
  /** Ids of the texts that ran. */
  readonly ran: Set<number>;
  /** Calls elsewhere, of this window and of the frames it is told about. */
  foreignCalls(frame?: Window): string[];
  end(): void;
}

/**
 * Where texts send calls that count as foreign. It answers, because WebKit keeps no record of calls that fail, and no
 * page of ours has a reason to ask for it.
 */
export const FOREIGN = `${location.origin}/.prettierrc.json?foreign=`;
/** Nobody listens here; calls to it do not count. */
export const NOWHERE = 'http://127.0.0.1:65532';

declare global {
  interface Window {
    fired?: (id: number | readonly string[]) => void;
  }
}

export function watch(): Watch {
  const ran = new Set<number>();
  const started = performance.now();
  const onMessage = ({ data }: MessageEvent<unknown>): void => {
    if (typeof data === 'number') ran.add(data);
  };
  window.fired = (id) => void ran.add(Number(id));
  window.addEventListener('message', onMessage);
  performance.setResourceTimingBufferSize(100_000);
  return {
    ran,
    foreignCalls: (frame = window) =>
      frame.performance
        .getEntriesByType('resource')
        .filter((entry) => entry.name.startsWith(FOREIGN) && (frame !== window || entry.startTime >= started))
        .map((entry) => entry.name),
    end: () => {
      delete window.fired;
      window.removeEventListener('message', onMessage);
    },
  };
}

/**
 * Waits until a picture that cannot load has failed and two frames were drawn: whatever a text put into the page
 * before has had its chance by then.
 */
export async function chanceToRun(page: Document = document): Promise<void> {
  const canary = page.createElement('img');
  const failed = new Promise((resolve) => canary.addEventListener('error', resolve, { once: true }));
  canary.src = `${NOWHERE}/canary`;
  page.body.append(canary);
  await failed;
  canary.remove();
  await nextFrame();
  await nextFrame();
}

function nextFrame(): Promise<unknown> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}

/** Clicks and focuses everything under `root`, as a curious reader would. */
export function touchEverything(root: ParentNode): void {
  for (const element of root.querySelectorAll<HTMLElement | SVGElement>('*')) {
    element.focus?.();
    element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, composed: true }));
  }
}
