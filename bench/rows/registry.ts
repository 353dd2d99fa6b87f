/** All rows, in the order of the table. */
import type { Row } from '../row';
import { cells } from './cells';
import { commands } from './commands';
import { exactCells } from './exact-cells';
import { exactDecision } from './exact-decision';
import { certifiedStep, finiteKStep } from './finite-k';
import { finiteKAccuracy } from './finite-k-accuracy';
import { flowSampling } from './flow/sampling';
import { flowTraining } from './flow/training';
import { planted } from './planted';
import { propertyCold } from './property-cold';
import { propertyProcess } from './property-process';
import { propertyWarm } from './property-warm';
import { tiltLarge, tiltSmall } from './tilt';

export const ROWS: readonly Row[] = [
  propertyCold,
  propertyWarm,
  propertyProcess,
  planted,
  exactDecision,
  exactCells,
  cells,
  commands,
  tiltSmall,
  tiltLarge,
  finiteKStep,
  finiteKAccuracy,
  certifiedStep,
  flowTraining,
  flowSampling,
];
