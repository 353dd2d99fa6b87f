/**
 * The course of the reward, of a trait or of the share of a class: means over the candidates offered and over those kept, under the measured model, and
 * in the exact loop. Pools stand at their round, the model after a round between it and the next.
 */
import type { TraceAudit } from '../../../../properties/results';
import { decimalText } from '../../../words';
import { type Extent, ticks } from '../../learned/scale';
import { type Content, type Html, html } from '../../markup';
import { bandHtml, barsHtml, dotsHtml, heightsOf, type Kind, lineHtml, type Point, pointOf, swatchHtml } from './marks';
import { nameHtml, traitNames } from '../names';
import { axisOver, plotHtml } from './plot';

const [WIDTH, HEIGHT] = [320, 196];
const X_TICKS = 8;
/** More rounds have no dots, which would overlap. */
const MOST_DOTTED = 24;
const AFTER = 0.5;

/** The words for the series. */
const SERIES: Readonly<Record<Kind, string>> = {
  pools: 'candidates offered',
  kept: 'candidates kept',
  model: 'model measured after the round',
  exact: 'exact loop',
};

export interface Course {
  /** The name as plain text. */
  readonly name: string;
  readonly caption: Content;
  readonly series: Readonly<Partial<Record<Kind, readonly Point[]>>>;
  /** The extent of the upright axis. @defaultValue that of the values */
  readonly extent?: Extent;
}

const pointsOf = ({ series }: Course, kind: Kind): readonly Point[] => series[kind] ?? [];
/** In the order in which they are drawn: what lies on others is last. */
const KINDS: readonly Kind[] = ['pools', 'kept', 'model', 'exact'];

/** `candidates offered from 1.05 at round 1 to 2.04 at round 5`. */
function courseText(points: readonly Point[], kind: Kind): string {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return '';
  const round = ({ x }: Point): string => `round ${kind === 'model' ? x - AFTER : x}`;
  return `${SERIES[kind]} from ${decimalText(first.y, 3)} at ${round(first)} to ${decimalText(last.y, 3)} at ${round(last)}`;
}

/** The plot of a course; undefined if it has no points. @param rounds the extent of the axis along, shared by the courses of a trace */
function courseHtml(course: Course, rounds: Extent): Html | undefined {
  const points = KINDS.flatMap((kind) => pointsOf(course, kind));
  if (points.length === 0) return undefined;
  const { extent } = course;
  const y = axisOver(extent ?? heightsOf(points));
  const dotted = rounds[1] - rounds[0] <= MOST_DOTTED;
  const texts = KINDS.map((kind) => courseText(pointsOf(course, kind), kind)).filter((text) => text !== '');
  return html`<figure>
    <figcaption>${course.caption}</figcaption>
    ${plotHtml({
      label: `${course.name} by round: ${texts.join('; ')}`,
      width: WIDTH,
      height: HEIGHT,
      x: { extent: [rounds[0] - 0.2, rounds[1] + 0.2], name: 'round', ticks: ticks(rounds, X_TICKS, true) },
      y,
      content: (places) =>
        html`${bandHtml(pointsOf(course, 'exact'), places)}${KINDS.map((kind) => {
          const mine = pointsOf(course, kind);
          const marked = kind !== 'exact' && mine.length > 0;
          return html`${lineHtml(mine, places, kind)}${marked ? barsHtml(mine, places, kind) : undefined}${
            marked && (dotted || mine.length < 2) ? dotsHtml(mine, places, kind) : undefined
          }`;
        })}`,
    })}
  </figure>`;
}

/** The course of each trait, that of the reward first. */
export function traitCourses(trace: TraceAudit): readonly Course[] {
  const { rounds, reward, projection } = trace;
  return traitNames(trace).map((name) => {
    const isReward = name === reward?.name;
    const recorded = new Map(isReward ? projection?.rounds.map((round) => [round.t, round.recorded]) : []);
    const found = rounds.flatMap(({ t, traits }) =>
      traits.filter((trait) => trait.name === name).map((trait) => ({ t, ...trait })),
    );
    return {
      name,
      caption: html`<b>${nameHtml(name)}</b> ${isReward ? 'the reward' : 'a trait'}`,
      series: {
        pools: found.flatMap(({ t, poolMean }): Point[] => {
          if (poolMean === undefined) return [];
          const interval = recorded.get(t);
          return [interval === undefined ? { x: t, y: poolMean } : { ...pointOf(t, interval), y: poolMean }];
        }),
        kept: found.flatMap(({ t, keptMean }): Point[] => (keptMean === undefined ? [] : [{ x: t, y: keptMean }])),
        model: found.flatMap(({ t, measured }) => (measured === undefined ? [] : [pointOf(t + AFTER, measured)])),
        exact: isReward ? (projection?.rounds ?? []).map(({ t, projected }) => pointOf(t, projected)) : [],
      },
    };
  });
}

/** The rounds that the courses span. */
function spanOf(courses: readonly Course[]): Extent {
  const places = courses.flatMap((course) => KINDS.flatMap((kind) => pointsOf(course, kind).map(({ x }) => x)));
  return places.length === 0 ? [0, 1] : [Math.min(...places), Math.max(...places)];
}

/** The series that occur in some courses. */
function courseLegend(courses: readonly Course[]): Html {
  const has = (kind: Kind): boolean => courses.some((course) => pointsOf(course, kind).length > 0);
  const bars = (kind: Kind): boolean =>
    courses.some((course) => pointsOf(course, kind).some(({ lo }) => lo !== undefined));
  return html`<ul class="legend">
    ${KINDS.filter(has).map((kind) => {
      const more = kind === 'exact' ? ', with its band' : bars(kind) ? ', with intervals' : '';
      return html`<li>${swatchHtml(kind, kind !== 'exact' && bars(kind))} ${SERIES[kind]}${more}</li>`;
    })}
  </ul>`;
}

/** Courses side by side, with their legend; undefined if there are none. */
export function coursesHtml(courses: readonly Course[]): Html | undefined {
  const shown = courses.map((course) => courseHtml(course, spanOf(courses))).filter((figure) => figure !== undefined);
  if (shown.length === 0) return undefined;
  return html`<div class="charts">${shown}</div>
    ${courseLegend(courses)}`;
}
