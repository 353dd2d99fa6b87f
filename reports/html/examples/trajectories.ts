/** Named examples: quantities of the loop by round, beside the bounds that statements give. */
import type { Examples } from '../../../properties/results';
import { decimalText, plural } from '../../words';
import { chartHtml } from '../learned/chart';
import { niceExtent } from '../learned/scale';
import { type Html, html } from '../markup';
import { anchor, prose } from '../symbol';

type Example = Examples['trajectories'][number];
type Run = Example['runs'][number];
type Curve = Run['curves'][number];

const Y_TICKS = 4;

const NAMES: Readonly<Record<Curve['quantity'], string>> = {
  reward: 'mean weight E[w]',
  variance: 'variance Var(w)',
  best: 'share of the best P(A_*)',
  divergence: 'KL(p_t‖p_ref)',
};

/** The name of a quantity; without real data the divergence is that of the limit. */
const nameOf = (quantity: Curve['quantity'], { lambda }: Run): string =>
  quantity === 'divergence' && lambda === 'inf' ? 'KL(p_*‖p_t)' : NAMES[quantity];

const loopName = ({ K, lambda }: Run): string =>
  `K = ${K === 'inf' ? '∞' : K}, ${lambda === 'inf' ? 'without real data' : `λ = ${lambda}`}`;

/** The points of a bound that the chart has room for. */
const boundPoints = ({ from, values }: Curve['bounds'][number], [low, high]: readonly [number, number]) =>
  values.map((y, i) => ({ t: from + i, y })).filter(({ y }) => y >= low && y <= high);

function curveHtml(curve: Curve, run: Run, rounds: number): Html {
  const { quantity, lo, hi, bounds } = curve;
  const middle = lo.map((low, t) => ({ t, y: low / 2 + (hi[t] ?? low) / 2 }));
  const extent = niceExtent([Math.min(0, ...lo), Math.max(...hi)], Y_TICKS);
  const [first, last] = [middle[0]?.y ?? 0, middle.at(-1)?.y ?? 0];
  const label = `${loopName(run)}: ${nameOf(quantity, run)} from ${decimalText(first, 3)} to ${decimalText(last, 3)} in ${plural(rounds, 'round')}`;
  return html`<figure>
    <figcaption>
      <b>${prose(nameOf(quantity, run))}</b> ${bounds.map(
        ({ statement, claim, side }, i) =>
          html`${i === 0 ? '' : ', '}${side} bound <a href="#${anchor(statement)}">${statement} (${claim})</a>`,
      )}
    </figcaption>
    ${chartHtml({
      label,
      rounds,
      extent,
      bands: [],
      estimates: [middle],
      theory: bounds.map((bound) => boundPoints(bound, extent)),
    })}
  </figure>`;
}

function runHtml(run: Run, rounds: number): Html {
  const bounded = run.curves.filter(({ bounds }) => bounds.length > 0);
  return html`<h4>${loopName(run)}</h4>
    <div class="charts">${bounded.map((curve) => curveHtml(curve, run, rounds))}</div>`;
}

function exampleHtml({ id, title, p, w, rounds, runs }: Example): Html {
  const name = `example-${id}`;
  return html`<section class="example" id="${name}" aria-labelledby="${name}-title">
    <h3 id="${name}-title">${title}</h3>
    <p>${prose('p_0')} = (${p.join(', ')}), w = (${w.join(', ')}), ${plural(rounds, 'round')}. Dashed: the bounds.</p>
    ${runs.map((run) => runHtml(run, rounds))}
  </section>`;
}

export function trajectoriesHtml(examples: readonly Example[]): Html {
  return html`<details data-fold open>
    <summary>Named examples, round by round: ${examples.map(({ title }) => title).join('; ')}</summary>
    ${examples.map(exampleHtml)}
  </details>`;
}
