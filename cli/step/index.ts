/** The face of `cli/step/`: the input, the rounds and the text of `step`. */
export { readStepInput, type StepOptions } from './input';
export { type StepPoint, stepPoints } from './points';
export { pointJsonInArray, stepNotes, stepTable } from './text';
