import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** What is measured; one registry for each server, so that several in a process do not mix. */
export interface Metrics {
  readonly registry: Registry;
  /** Seconds per request, by route (never the address itself, which may name people) and status. */
  readonly requests: Histogram<'method' | 'route' | 'status'>;
  readonly streams: Gauge;
  readonly changesSent: Counter;
  readonly signIns: Counter<'outcome'>;
}

export function metrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 50 });
  const registers = [registry];
  return {
    registry,
    requests: new Histogram({
      name: 'plein_request_seconds',
      help: 'How long requests took.',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5],
      registers,
    }),
    streams: new Gauge({ name: 'plein_streams', help: 'Open live streams.', registers }),
    changesSent: new Counter({ name: 'plein_changes_sent_total', help: 'Changes sent to live streams.', registers }),
    signIns: new Counter({
      name: 'plein_sign_ins_total',
      help: 'Tokens exchanged, by outcome.',
      labelNames: ['outcome'],
      registers,
    }),
  };
}
