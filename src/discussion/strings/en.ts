/** The English words that a thread needs once it stands. */
export const strings = {
  arrived: '{count, plural, one {# new comment} other {# new comments}}',
  stale: 'Show the newest comments',
  copyLink: 'Copy link',
  linkCopied: 'The link is copied.',
  gone: 'The comment that this link leads to is not here any more.',
  locked: 'This discussion is closed. You can still read it.',
  signIn: 'Sign in to take part.',
  signInElsewhere: 'Sign in on this site to take part.',
  readAlong: 'You can read along here, but not write.',
  write: 'Write a comment…',
} as const;
