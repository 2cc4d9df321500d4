import { css } from 'lit';

/** How people's text is set: nothing leaves its box, and the rhythm is the widget's own. */
export const textStyles = css`
  .text {
    overflow-wrap: anywhere;
    text-align: start;
    unicode-bidi: isolate;
  }
  .text :is(p, ul, ol, blockquote, pre) {
    margin-block: 0.6em;
  }
  .text .heading {
    margin-block: 1.2em 0.4em;
  }
  .text > :first-child {
    margin-block-start: 0;
  }
  .text > :last-child {
    margin-block-end: 0;
  }
  .text :is(ul, ol) {
    padding-inline-start: 1.6em;
  }
  /* A thread is a list itself, and a list within one has other marks. */
  .text > ul {
    list-style: disc;
  }
  .text hr {
    margin-block: 1.2em;
    border: 0;
    border-block-start: 1px solid var(--_line);
  }
  .text li.task {
    list-style: none;
    margin-inline-start: -1.4em;
  }
  .text li > :is(p, ul, ol) {
    margin-block: 0.2em;
  }
  .text li.task > p {
    display: inline;
  }
  .text .heading,
  .mention {
    font-weight: 700;
  }
  .text blockquote {
    margin-inline: 0;
    padding-inline-start: calc(var(--_space) * 1.5);
    border-inline-start: 3px solid var(--_line);
  }
  .text :is(blockquote blockquote blockquote, li li li > *) {
    padding-inline-start: 0.25rem;
  }
  .text :is(pre, code) {
    border-radius: 0.3em;
    background: var(--_tint);
    font-family: var(--_mono);
    font-size: 0.92em;
  }
  .text pre {
    max-block-size: 24rem;
    padding: var(--_space);
    overflow: auto;
    overflow-wrap: normal;
    direction: ltr;
    text-align: left;
  }
  .text pre:not([data-language=''])::before {
    content: attr(data-language);
    display: block;
    color: var(--_muted);
    font-size: var(--_small);
  }
  .text code {
    padding: 0.1em 0.3em;
  }
  .text pre > code {
    padding: 0;
    background: none;
    font-size: 1em;
  }
`;
