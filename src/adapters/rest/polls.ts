import type { PollMine, PollsPort } from '../../polls/polls.model.ts';
import { pathOf, type RestClient } from './client.ts';
import { poll, results } from './shape.others.ts';

const pollMine = { 'ballot?': [''], can: { vote: true, withdraw: true }, 'results?': results };

export function slice({ read, mine, write }: RestClient): Required<PollsPort> {
  return {
    readPoll(id, options) {
      return read(pathOf('polls', id), poll, options?.signal);
    },
    readMine(id, options) {
      return mine(pathOf('polls', id, 'mine'), pollMine, options?.signal);
    },
    vote({ poll: id, options: chosen, write: key }, options) {
      const body = { options: chosen };
      return write<PollMine>('PUT', ballot(id), { key, body, value: pollMine, signal: options?.signal });
    },
    withdraw({ poll: id, write: key, signal }) {
      return write<PollMine>('DELETE', ballot(id), { key, value: pollMine, signal });
    },
  };
}

function ballot(id: string): string {
  return pathOf('polls', id, 'ballot');
}
