import { registerAdapter } from '../../core/resolve.ts';
import { withOutbox } from '../outbox/outbox.ts';
import { rest } from './rest.ts';

registerAdapter((src) => withOutbox(rest({ src })));
