import { css } from 'lit';

/** How reactions look below a comment. Their marks are for the eye alone: the words say the same. */
export const reactionStyles = css`
  .marked::before {
    content: attr(data-marks) / '';
    font-size: 1.05em;
    line-height: 1;
  }
  .marked.own > span {
    color: inherit;
    font-weight: 650;
  }
  .likes.marked::before {
    margin-inline-end: 0.35em;
  }
`;
