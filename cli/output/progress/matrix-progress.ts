/** Progress of a matrix: cells on the bar, or a line for each statement once all of its cells are decided. */
import type { MatrixOptions } from '../../../properties/matrix';
import type { Reporter } from './reporter';

export type MatrixReport = Pick<MatrixOptions, 'signal' | 'onProgress' | 'onCell'>;

/** The options that report the progress of a matrix with this number of loops. */
export function matrixReport({ signal, show, line }: Reporter, loops: number): MatrixReport {
  const decided = new Map<string, number>();
  return {
    signal,
    onProgress: ({ loop, statement, done, total }) => show(done, total, `${statement} on ${loop}`),
    onCell: ({ statement }) => {
      const count = (decided.get(statement) ?? 0) + 1;
      decided.set(statement, count);
      if (count === loops) line(`… ${statement}`);
    },
  };
}
