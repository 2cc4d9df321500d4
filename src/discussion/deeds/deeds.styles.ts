import { css } from 'lit';

/** A face to react with, of borders alone: it needs no font, and keeps its lines in forced colours. */
export const deedStyles = css`
  .actions .smile {
    position: relative;
    flex: none;
    box-sizing: border-box;
    inline-size: 1.15em;
    block-size: 1.15em;
    border: 0.1em solid;
    border-radius: 50%;
    color: inherit;
  }
  .smile::before,
  .smile::after {
    content: '';
    position: absolute;
    inset-inline: 20%;
    box-sizing: border-box;
    border: 0 solid;
  }
  .smile::before {
    inset-block: 26% auto;
    block-size: 0.14em;
    border-inline-width: 0.14em;
  }
  .smile::after {
    inset-block: 24% 12%;
    inset-inline: 12%;
    border-block-end-width: 0.1em;
    border-radius: 50%;
  }
`;
