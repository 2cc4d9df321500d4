/** The English words that writing seldom takes. */
export const strings = {
  slowWait: 'Slow mode: you can write again in {wait}, at {time}. What you type is kept.',
  slowOver: 'You can write again.',
  kindOf: 'What you write is',
  'write-comment': 'a comment',
  'write-answer': 'an answer',
  'write-workaround': 'a workaround',
  'write-opinion': 'an opinion',
  'write-official-answer': 'the official answer',
  'write-summary': 'a summary of this discussion',
  'problem-wait': 'That was a little fast. Your text is kept here; you can send it in {wait}.',
  'problem-not-signed-in': 'You are signed out. Sign in to send this; your text is kept here.',
  'problem-session-expired': 'You were signed out. Sign in again to send this; your text is kept here.',
  'problem-token-refused': 'Signing in did not work, so this is not sent. Sign in again; your text is kept here.',
  'problem-forbidden': 'You may not write here at the moment. Your text stays here, so that you can copy it.',
  'problem-locked': 'This discussion was closed in the meantime. Your text stays here, so that you can copy it.',
  'problem-conflict': 'What you reply to was changed or taken away. Copy your text, and post it as a new comment.',
  'problem-conflict-sent':
    'An earlier version of this text was posted after all. Send again to post this one beside it.',
  'problem-conflict-edit':
    'This comment was changed elsewhere in the meantime. Send again to put your version in its place.',
  'problem-closed': 'The time to change this comment is over. Your text stays here, so that you can copy it.',
  'problem-not-found': 'What you are answering is not here any more. Your text stays here, so that you can copy it.',
  'problem-too-large': 'This is too long. Please shorten it to {limit} characters.',
  'problem-too-deep': 'This conversation is nested too deep. Please post your text as a new comment.',
  'problem-invalid': 'This cannot be posted as it is. Fewer links or a simpler layout may help.',
  'problem-mention': 'This cannot be posted as it is: somebody it names is not here. Please take out that name.',
} as const;
