import { css } from 'lit';

/** The box in which a thread is searched, over its comments. */
export const searchStyles = css`
  .search {
    position: absolute;
    inset-block-start: 100%;
    inset-inline: 0;
    z-index: 2;
    max-block-size: min(70vh, 32rem);
    padding: calc(var(--_space) * 1.5);
    overflow: auto;
    border: 1px solid var(--_control-line);
    border-radius: var(--_radius);
    background: var(--_surface);
    box-shadow: 0 0.3rem 1.2rem rgb(0 0 0 / 25%);
  }
  .asking {
    display: flex;
    align-items: end;
    gap: var(--_space);
  }
  .asking > label {
    flex: 1 1 auto;
    min-inline-size: 0;
    font-size: var(--_small);
    font-weight: 600;
  }
  .asking input {
    inline-size: 100%;
    min-block-size: var(--_control);
    margin-block-start: calc(var(--_space) / 2);
    padding-inline: var(--_space);
    border: 1px solid var(--_control-line);
    border-radius: var(--_radius);
    background: transparent;
    color: inherit;
    font: inherit;
    font-weight: 400;
    /* Any smaller, and some phones zoom in on it. */
    font-size: max(1rem, 16px);
  }
  .said {
    margin: var(--_space) 0 0;
    color: var(--_muted);
    font-size: var(--_small);
  }
  [part~='results'] {
    margin: calc(var(--_space) / 2) 0 var(--_space);
    padding: 0;
    list-style: none;
  }
  [part~='result'] {
    display: block;
    padding: var(--_space);
    border-radius: var(--_radius);
    color: inherit;
    text-decoration: none;
  }
  [part~='result']:hover {
    background: var(--_tint);
  }
  [part~='result'] > span {
    display: block;
  }
  [part~='result'] > .by {
    font-size: var(--_small);
    font-weight: 600;
  }
  [part~='result'] > .by > .aside {
    font-weight: 400;
  }
  [part~='found'] {
    background: color-mix(in oklab, var(--_accent) 25%, transparent);
    color: inherit;
    font-weight: 650;
  }
  @media (forced-colors: active) {
    [part~='found'] {
      outline: 1px solid;
    }
  }
`;
