/** `changed`: what waits is another; `send`: somebody wants it sent now. */
export type TabMessage = 'changed' | 'send';

/** The other tabs of the same site. */
export interface Tabs {
  tell(message: TabMessage): void;
  close(): void;
  /** Does the work while no other tab does; resolves when it is done, or rejects when `signal` aborts before. */
  alone(signal: AbortSignal, work: () => Promise<void>): Promise<void>;
}

/** Tabs that share one outbox. */
export function tabsOf(name: string, onMessage: (message: TabMessage) => void): Tabs {
  const channel = new BroadcastChannel(name);
  channel.addEventListener('message', ({ data }: MessageEvent<TabMessage>) => onMessage(data));
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel is of one origin alone
    tell: (message) => channel.postMessage(message),
    close: () => channel.close(),
    async alone(signal, work) {
      const { locks } = navigator as Partial<Navigator>;
      if (locks === undefined) return work();
      await locks.request(name, { signal }, work);
    },
  };
}

/** For what no other tab shares. */
export const ALONE: Tabs = { tell: () => undefined, close: () => undefined, alone: (_, work) => work() };
