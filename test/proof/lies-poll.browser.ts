import { underLies } from './support/under-lies.ts';

underLies('plein-feedback-poll');
