/** The graph of statements: what follows from what, with the verdict of this run and the kind of evidence at every node. */
import type { StatementResult } from '../../../properties/results';
import { evidenceOf, type Evidence, followsOf, isProvedForAll, plural, verdictOf } from '../../words';
import { Html, html } from '../markup';
import { anchor, badge } from '../symbol';
import { layoutOf } from './layout';

const [WIDE, HIGH] = [118, 33];
const [ACROSS, ALONG] = [146, 39];
const EDGE = 6;
const LONGEST = 11;
/** Longer names are written on two lines. */
const ONE_LINE = 14;

const CORNER: Readonly<Record<Evidence, number>> = { exact: 0, certified: 6, statistical: HIGH / 2 };

/** The outline of a node, whose corners tell the evidence. */
const outline = (evidence: Evidence): Html => html`<rect width="${WIDE}" height="${HIGH}" rx="${CORNER[evidence]}" />`;

const filled = (evidence: Evidence): Html =>
  html`<rect class="all" width="${WIDE}" height="${HIGH}" rx="${CORNER[evidence]}" stroke="none" />`;

const isGood = ({ verdict }: StatementResult): boolean => ['good', 'neutral'].includes(verdictOf(verdict).tone);

/** Whether a statement and all it follows from, directly or not, are as they should be. */
function isSound(
  statement: StatementResult,
  byId: ReadonlyMap<string, StatementResult>,
  seen = new Set<string>(),
): boolean {
  if (seen.has(statement.id)) return true;
  seen.add(statement.id);
  return (
    isGood(statement) &&
    followsOf(statement).every((id) => {
      const ground = byId.get(id);
      return ground !== undefined && isSound(ground, byId, seen);
    })
  );
}

/** A long id in two lines, parted at the hyphen nearest its middle. */
function linesOf(id: string): readonly string[] {
  const hyphens = [...id.matchAll(/-/g)].map(({ index }) => index + 1);
  const best = hyphens.reduce((a, b) => (Math.abs(b - id.length / 2) < Math.abs(a - id.length / 2) ? b : a), 0);
  return id.length <= ONE_LINE || best === 0 ? [id] : [id.slice(0, best), id.slice(best)];
}

interface Place {
  readonly x: number;
  readonly y: number;
}

function edgeHtml(from: Place, to: Place, broken: boolean): Html {
  const [x1, y1] = [from.x + WIDE, from.y + HIGH / 2];
  const [x2, y2] = [to.x - 2, to.y + HIGH / 2];
  const bend = Math.max(14, (x2 - x1) / 2);
  return html`<path
    class="${broken ? 'edge broken' : 'edge'}"
    marker-end="url(#head)"
    d="M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}"
  />`;
}

function nodeHtml(statement: StatementResult, { x, y }: Place, sound: boolean): Html {
  const { id, title } = statement;
  const { sign, tone, words } = verdictOf(statement.verdict);
  const evidence = evidenceOf(statement);
  const lines = linesOf(id);
  const first = lines.length === 1 ? 20.5 : 14;
  const proved = isProvedForAll(statement) ? ', partly proved' : '';
  const grounds = sound ? '' : ', not everything it follows from does';
  return html`<a
    class="node ${tone}"
    href="#${anchor(id)}"
    transform="translate(${x} ${y})"
    aria-label="${id}: ${words}, ${evidence}${proved}${grounds}"
    ><title>${title}: ${words} (${evidence}${proved})</title
    >${outline(evidence)}${sound ? filled(evidence) : undefined}<text class="mark" x="6" y="20.5" aria-hidden="true"
      >${sign}</text
    >${isProvedForAll(statement) ? html`<text class="proof" x="${WIDE - 13}" y="${HIGH - 5}" aria-hidden="true">∎</text>` : undefined}${lines.map((line, i) => html`<text x="20" y="${first + i * 12.5}">${line}</text>`)}</a
  >`;
}

/** The same as a list, for those who do not see the picture. */
function listHtml(statements: readonly StatementResult[]): Html {
  const withGrounds = statements.filter((statement) => followsOf(statement).length > 0);
  return html`<details data-fold open>
    <summary>The graph as a list</summary>
    <ul>
      ${withGrounds.map(
        (statement) =>
          html`<li>
            <a href="#${anchor(statement.id)}">${statement.id}</a> ${badge(verdictOf(statement.verdict))} follows from
            ${followsOf(statement).join(', ')}
          </li>`,
      )}
    </ul>
  </details>`;
}

/** The graph; undefined for fewer than two statements. */
export function graphHtml(statements: readonly StatementResult[]): Html | undefined {
  if (statements.length < 2) return undefined;
  const byId = new Map(statements.map((statement) => [statement.id, statement]));
  const layout = layoutOf(
    statements.map((statement) => ({ id: statement.id, from: followsOf(statement) })),
    LONGEST,
  );
  const places = new Map(
    [...layout.nodes].map(([id, { column, row }]) => [id, { x: EDGE + column * ACROSS, y: EDGE + row * ALONG }]),
  );
  const [width, height] = [
    2 * EDGE + (layout.columns - 1) * ACROSS + WIDE,
    2 * EDGE + (layout.rows - 1) * ALONG + HIGH,
  ];
  const placeOf = (id: string): Place => places.get(id) ?? { x: 0, y: 0 };
  const edges = statements.flatMap((statement) =>
    followsOf(statement).flatMap((id) => {
      const ground = byId.get(id);
      return ground === undefined ? [] : [edgeHtml(placeOf(id), placeOf(statement.id), !isGood(ground))];
    }),
  );
  const count = plural(edges.length, 'arrow');
  return html`<figure>
    <h2>What follows from what</h2>
    <div class="scroll" role="group" aria-label="Graph of the statements">
      <svg
        class="graph"
        role="group"
        aria-label="${plural(statements.length, 'statement')}, ${count}"
        viewBox="0 0 ${width} ${height}"
        style="min-width: ${Math.round(width * 0.78)}px; max-width: ${Math.round(width * 1.25)}px"
      >
        <defs>
          <marker id="head" viewBox="0 0 6 6" refX="5" refY="3" markerWidth="6" markerHeight="6" orient="auto">
            <path d="M0 0L6 3L0 6z" />
          </marker>
        </defs>
        ${edges}${statements.map((statement) => nodeHtml(statement, placeOf(statement.id), isSound(statement, byId)))}
      </svg>
    </div>
    <figcaption>
      An arrow leads to a statement from what its proof uses. Tinted: it and everything below it stand in this run.
      Square corners: every case decided in exact arithmetic; rounded: some by certified enclosures; round ends:
      statistical.${statements.some(isProvedForAll) ? ' ∎: a claim is proved for all laws, as far as its line says.' : ''}
    </figcaption>
    ${edges.length === 0 ? undefined : listHtml(statements)}
  </figure>`;
}
