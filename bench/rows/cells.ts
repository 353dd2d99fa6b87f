/**
 * Every cell of `verify` on models of closed form: processor time per case, hill climb and all, and cases per second of it.
 *
 * All cells run in one process, as in `verify` on one thread. A cell is warmed up by a quarter of its cases; statements that are expected to be refuted
 * end with their counterexample and are left out.
 */
import { STATEMENTS } from '../../theory';
import type { Row } from '../row';
import { numberIn } from '../sides/answer';
import { type Side, withSide } from '../sides/side';
import { rateText, secondsText } from '../quantity-text';
import { median } from '../statistics';

const CASES = 1000;
const SEED = 20240709;

async function perCase(side: Side, statement: string, model: string): Promise<number> {
  const ask = (cases: number, seed: number) => side.ask({ op: 'cell', statement, model, cases, seed });
  await ask(CASES / 4, SEED + 1);
  const answer = await ask(CASES, SEED);
  return numberIn(answer, 'cpu') / numberIn(answer, 'cases');
}

export const cells: Row = {
  id: 'cells',
  title: 'Every cell of verify',
  measure: ({ sides }) =>
    withSide(sides.ours('cells'), async (side) => {
      const measured: { readonly name: string; readonly model: string; readonly seconds: number }[] = [];
      for (const { id, models } of STATEMENTS.filter(({ expected }) => expected?.verdict !== 'refuted')) {
        for (const model of models) measured.push({ name: id, model, seconds: await perCase(side, id, model) });
      }
      const rate = (seconds: number): string => rateText(1 / seconds, 'cases');
      const all = measured.map(({ seconds }) => seconds);
      const line = (work: string, seconds: number) => ({ work, peer: '—', ours: rate(seconds), theirs: '—' });
      const rows = measured.map(({ name, model, seconds }) => [name, model, secondsText(seconds), rate(seconds)]);
      return {
        lines: [
          line(`median of ${all.length} cells`, median(all)),
          line('the slowest cell', Math.max(...all)),
          line('all cells, equally many cases of each', all.reduce((sum, seconds) => sum + seconds, 0) / all.length),
        ],
        notes: ['processor time of whole searches; the cells are listed below.'],
        tables: [
          {
            caption: `Cells of \`verify\`, ${CASES.toLocaleString('en-US')} cases each, hill climb included`,
            rows: [['statement', 'model', 'processor time of a case', 'in a second of it'], ...rows],
          },
        ],
      };
    }),
};
