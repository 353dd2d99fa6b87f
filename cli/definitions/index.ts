/** The face of `cli/definitions/`: the commands with their options, in the order of the help. */
import { defineCampaign } from './campaign';
import { defineLooks } from './looks';
import { defineQuestions } from './questions';
import { defineRecorded } from './recorded';
import { defineRuns } from './runs';
import type { Define } from './define';

export type { Act } from './define';

export const defineCommands: Define = (root, act) => {
  defineRuns(root, act);
  defineCampaign(root, act);
  defineQuestions(root, act);
  defineRecorded(root, act);
  defineLooks(root, act);
};
