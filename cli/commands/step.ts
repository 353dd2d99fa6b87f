/** `step`: computes the rounds of the curated loop, exactly, or certified in doubles when exact numbers are too expensive. */
import { textTable } from '../../reports/text-table';
import {
  type StepOptions,
  type StepPoint,
  pointJsonInArray,
  readStepInput,
  stepNotes,
  stepPoints,
  stepTable,
} from '../step';

interface StepCommandOptions extends StepOptions {
  readonly json?: boolean;
}

/** Size of an output piece in characters; the text of all rounds may exceed the longest string. */
const PIECE = 2 ** 26;

/** Prints the rounds as one JSON array. */
function printJson(points: readonly StepPoint[]): void {
  let piece = '[';
  points.forEach((point, i) => {
    const inArray = pointJsonInArray(point);
    piece += i === 0 ? inArray : `,${inArray}`;
    if (piece.length < PIECE) return;
    process.stdout.write(piece);
    piece = '';
  });
  process.stdout.write(`${piece}\n]\n`);
}

export function stepCommand(options: StepCommandOptions): number {
  const input = readStepInput(options);
  const points = stepPoints(input);
  if (options.json) {
    printJson(points);
    return 0;
  }
  const { header, rows } = stepTable(points, input);
  process.stdout.write(`${[textTable(header, rows), ...stepNotes(points)].join('\n')}\n`);
  return 0;
}
