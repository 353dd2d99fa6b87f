/** The part of the page about named examples; they show what statements say, and decide nothing. */
import type { Examples } from '../../../properties/results';
import { type Html, html } from '../markup';
import { phaseHtml } from './phase';
import { trajectoriesHtml } from './trajectories';

/** Undefined where the run computed no examples. */
export function examplesHtml(examples: Examples | undefined): Html | undefined {
  if (examples === undefined) return undefined;
  return html`<section id="examples" aria-labelledby="examples-title">
    <h2 class="group-title" id="examples-title">Bounds beside the truth</h2>
    ${phaseHtml(examples.phase)} ${trajectoriesHtml(examples.trajectories)}
  </section>`;
}
