import { css } from 'lit';

export const picturesStyles = css`
  .pictures {
    display: grid;
    gap: var(--_space);
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .pictures .picture {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space) calc(var(--_space) * 1.5);
    padding: var(--_space);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  .pictures canvas {
    flex: none;
    inline-size: 6rem;
    block-size: 6rem;
    border-radius: var(--_radius);
    background: var(--_tint);
  }
  .pictures .about {
    display: grid;
    flex: 1 1 12rem;
    align-content: start;
    gap: calc(var(--_space) / 2);
    min-inline-size: 0;
  }
  .pictures label {
    font-size: var(--_small);
  }
  .pictures .check {
    display: flex;
    align-items: center;
    gap: var(--_space);
    min-block-size: 24px;
    font-weight: normal;
  }
  .pictures p {
    margin: 0;
  }
  .pictures .under-way {
    display: flex;
    align-items: center;
    gap: var(--_space);
    font-size: var(--_small);
    font-variant-numeric: tabular-nums;
  }
  .pictures progress {
    flex: 1;
    min-inline-size: 0;
    accent-color: var(--_accent);
  }
`;
