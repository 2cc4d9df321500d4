import type { ErrorCode } from './core.model.ts';
import type { Dictionary } from './localize.ts';

const english = {
  loading: 'Loading…',
  retry: 'Try again',
  close: 'Close',
  cancel: 'Cancel',
  signIn: 'Sign in',
  signInElsewhere: 'Sign in on this site first, then come back here.',
  formerMember: 'Former member',
  'role-guest': 'Guest',
  'role-member': 'Member',
  'role-ambassador': 'Ambassador',
  'role-staff': 'Employee',
  'role-moderator': 'Moderator',
  'role-manager': 'Community manager',
  'role-admin': 'Administrator',
  'error-offline': 'There is no connection. Check your network and try again.',
  'error-timeout': 'No answer came in time. Please try again.',
  'error-unavailable': 'This part of the site is unavailable for a moment. Please try again soon.',
  'error-rate-limited': 'That was a little fast. Please wait a moment and try again.',
  'error-not-signed-in': 'Please sign in first.',
  'error-session-expired': 'You were signed out. Sign in again to go on; what you typed is still here.',
  'error-token-refused': 'Signing in did not work. Reload the page, or sign in again.',
  'error-forbidden': 'You are not allowed to do this.',
  'error-not-found': 'This is not here (any more).',
  'error-conflict': 'Somebody changed this in the meantime. Look at the newest version and try again.',
  'error-invalid': 'Something in this is not right. Please check it and try again.',
  'error-too-large': 'This is too long. Please shorten it.',
  'error-too-deep': 'This conversation is nested too deep. Please start a new comment instead.',
  'error-empty': 'There is nothing in it yet.',
  'error-closed': 'This has closed.',
  'error-full': 'All places are taken.',
  'error-locked': 'This discussion is closed to new comments.',
  'error-not-open': 'This has not opened yet.',
  'error-unsupported': 'This is not available here.',
  'error-failed': 'Something went wrong. Please try again.',
} as const satisfies Record<`error-${ErrorCode}`, string> & Record<string, string>;

export type CoreKey = keyof typeof english;

/** Words that every element shares. */
export const coreStrings: Dictionary<CoreKey> = {
  english,
  others: { nl: () => import('./strings/nl.ts') },
};
