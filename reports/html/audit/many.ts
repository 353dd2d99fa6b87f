/** Runs of many rounds are shown in short, with every round in a fold. */
import { plural } from '../../words';
import { type Html, html } from '../markup';

/** More rounds are many. */
export const MANY = 12;

/** A table by round, folded if the rounds are many. @param title what is folded, followed by the number of rounds */
export const foldMany = (rounds: number, title: string, table: Html): Html =>
  rounds <= MANY
    ? table
    : html`<details data-fold open>
        <summary>${title} ${plural(rounds, 'round')}</summary>
        ${table}
      </details>`;
