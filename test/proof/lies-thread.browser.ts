import { underLies } from './support/under-lies.ts';

underLies('plein-discussion-thread');
