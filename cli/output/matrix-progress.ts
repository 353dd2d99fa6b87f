/** Progress of a matrix, on standard error: a bar on a terminal, a line per statement elsewhere. */
import { SingleBar } from 'cli-progress';
import type { JudgedCell, MatrixOptions, MatrixProgress } from '../../properties';
import { interruptible } from './interrupt';

interface Reporter {
  readonly onProgress?: (progress: MatrixProgress) => void;
  readonly onCell?: (cell: JudgedCell) => void;
  readonly stop: () => void;
}

/** A line for each statement, once all of its cells are there. */
function lines(loops: number): Reporter {
  const ended = new Map<string, number>();
  return {
    onCell: ({ statement }) => {
      const count = (ended.get(statement) ?? 0) + 1;
      ended.set(statement, count);
      if (count === loops) process.stderr.write(`… ${statement}\n`);
    },
    stop: () => undefined,
  };
}

function bar(): Reporter {
  const single = new SingleBar({
    format: '{bar} {value}/{total} {about}',
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
  });
  let started = false;
  return {
    onProgress: ({ loop, statement, done, total }) => {
      const about = `${statement} on ${loop}`;
      if (started) single.update(done, { about });
      else single.start(total, done, { about });
      started = true;
    },
    stop: () => single.stop(),
  };
}

/** What a run takes to show how far it is, and to be ended by Ctrl-C. */
export type Told = Pick<MatrixOptions, 'signal' | 'onProgress' | 'onCell'>;

/** Runs with progress shown; Ctrl-C cuts the run short. */
export async function withProgress<T>(loops: number, run: (told: Told) => Promise<T>): Promise<T> {
  const { stop, ...told } = process.stderr.isTTY ? bar() : lines(loops);
  try {
    return await interruptible((signal) => run({ ...told, signal }));
  } finally {
    stop();
  }
}
