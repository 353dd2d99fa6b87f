/** The shares of classes by round and their entropy, in plots and in numbers. */
import type { AuditedClasses } from '../../../properties/results';
import { decimalText } from '../../words';
import { type Html, html } from '../markup';
import { head, numberHead, tableHtml } from '../table';
import { type Course, coursesHtml, type Point } from './plots';
import { nameHtml } from './names';

/** Classes with a plot; those of all others are in the table. */
const MOST = 7;

type Entry = AuditedClasses['rounds'][number];

const OF: Readonly<Record<Entry['of'], string>> = {
  pools: 'candidates offered',
  kept: 'candidates kept',
  model: 'model after the round',
};

/** The course of a figure of the classes. */
function courseOf({ rounds }: AuditedClasses, value: (entry: Entry) => number): Course['series'] {
  const points = (of: Entry['of'], shift: number): readonly Point[] =>
    rounds.filter((entry) => entry.of === of).map((entry) => ({ x: entry.t + shift, y: value(entry) }));
  return { pools: points('pools', 0), kept: points('kept', 0), model: points('model', 0.5) };
}

/** Entropy, and the shares of the classes that are largest anywhere. */
function coursesOf(audited: AuditedClasses): readonly Course[] {
  const most = (i: number): number => Math.max(0, ...audited.rounds.map(({ shares }) => shares[i] ?? 0));
  const largest = audited.classes
    .map((name, i) => ({ name, i }))
    .sort((a, b) => most(b.i) - most(a.i))
    .slice(0, MOST)
    .sort((a, b) => a.i - b.i);
  return [
    {
      name: `entropy of ${audited.trait}`,
      caption: html`<b>entropy</b> in nats`,
      series: courseOf(audited, ({ entropy }) => entropy),
    },
    ...largest.map(({ name, i }) => ({
      name: `share of ${audited.trait} ${name}`,
      caption: html`<b>${nameHtml(name)}</b> share`,
      series: courseOf(audited, ({ shares }) => shares[i] ?? 0),
      extent: [0, 1] as const,
    })),
  ];
}

function row({ t, of, shares, entropy }: Entry): Html {
  return html`<tr>
    <th scope="row" class="number">${t}</th>
    <td>${OF[of]}</td>
    ${[...shares, entropy].map((value) => html`<td class="number">${decimalText(value, 4)}</td>`)}
  </tr>`;
}

export function classesHtml(audited: AuditedClasses): Html | undefined {
  const { trait, classes, rounds } = audited;
  if (rounds.length === 0) return undefined;
  return html`<h4>Classes of ${nameHtml(trait)}</h4>
    ${coursesHtml(coursesOf(audited))}
    <details data-fold open>
      <summary>Shares and entropy in numbers</summary>
      ${tableHtml({
        label: `Shares of ${trait}`,
        name: 'shares-of-classes',
        heard: `Shares of ${trait}`,
        heads: [
          numberHead('round'),
          head('among'),
          ...classes.map((name) => numberHead(nameHtml(name))),
          numberHead('entropy'),
        ],
        body: html`<tbody>
          ${rounds.map(row)}
        </tbody>`,
      })}
    </details>`;
}
