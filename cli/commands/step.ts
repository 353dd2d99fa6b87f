/** `step`: computes the rounds of the curated loop, exactly, or certified in doubles when exact numbers are too expensive. */
import { textTable } from '../../reports/text-table';
import type { NumberStyle } from '../output';
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
  readonly exact?: boolean;
  readonly json?: boolean;
}

/** Size of an output piece in characters; the text of all rounds may exceed the longest string. */
const PIECE = 2 ** 26;

/** Prints the rounds as one JSON array. */
function printJson(points: readonly StepPoint[], style: NumberStyle): void {
  let piece = '[';
  points.forEach((point, i) => {
    const inArray = pointJsonInArray(point, i === points.length - 1, style);
    piece += i === 0 ? inArray : `,${inArray}`;
    if (piece.length < PIECE) return;
    process.stdout.write(piece);
    piece = '';
  });
  process.stdout.write(`${piece}\n]\n`);
}

export function stepCommand(options: StepCommandOptions): number {
  const input = readStepInput(options);
  const style: NumberStyle = { exact: options.exact === true };
  const points = stepPoints(input, style.exact);
  if (options.json) {
    printJson(points, style);
    return 0;
  }
  const { header, rows } = stepTable(points, input, style);
  process.stdout.write(`${[textTable(header, rows), ...stepNotes(points, style)].join('\n')}\n`);
  return 0;
}
