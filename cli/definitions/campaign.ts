/** The command that spreads one search over many machines: `campaign`. */
import { Argument } from 'commander';
import { COMMANDS } from '../commands';
import { CAMPAIGN_ACTIONS, LEARNED } from '../names';
import { type Define, withExamples } from './define';

export const defineCampaign: Define = (root, act) => {
  withExamples(
    root
      .command('campaign')
      .description(
        'spread a run of verify or matrix over many machines, with the same bytes as on one (docs/campaigns.md)',
      )
      .addArgument(
        new Argument(
          '<action>',
          'plan: cut the run into units; start: put them into a queue; worker: work at them; status: how far it is; merge: records into one part; export: the reports',
        ).choices(CAMPAIGN_ACTIONS),
      )
      .argument(
        '[files...]',
        'start: the plan; status, merge, export: folders or files of records; merge, export: also parts',
      )
      .option('--only <ids>', 'plan: statements, separated by commas (default: all)')
      .option('--loop <ids>', 'plan: loops by id or by file, separated by commas, for a campaign of matrix')
      .option(
        '--model <kinds>',
        `plan: models, separated by commas, as for verify (default: all; with --only all but ${LEARNED})`,
      )
      .option(
        '--backend <name>',
        'plan: backend of learned models, which the workers must have too: native, webgpu, wasm, tfjs-wasm, cpu, tfjs-cpu or auto (default: auto)',
      )
      .option('--cases <n>', 'plan: random cases per cell')
      .option('--seed <s>', 'plan: seed of the run')
      .option('--unit <time>', 'plan: about how long a unit takes one processor, such as 10s or 10m (default: 10s)')
      .option('--plan <file>', 'the plan')
      .option('--shard <i/n>', 'worker: which of how many static shards, 0/7 to 6/7')
      .option('--records <folder>', 'worker: where its records go')
      .option(
        '--queue <url>',
        'start, worker, status, export: the server of the queue, such as redis://host or postgres://user@host/database',
      )
      .option('--queue-env <name>', 'the environment variable that holds the address of the queue, with its password')
      .option('--queue-file <path>', 'the file that holds the address of the queue')
      .option('--campaign <id>', 'worker, status: the beginning of the id of a plan, if the queue holds several')
      .option('--retry-poison', 'start: try the units again that workers could not finish')
      .option('--lock <time>', 'worker: time after which the unit of a silent worker goes to another one (default: 1m)')
      .option('--watch', 'status of a queue: again and again, until the campaign is complete')
      .option('--serve <host:port>', 'status of a queue: serve metrics for Prometheus at /metrics')
      .option('--board', 'with --serve: also serve the board of the queue at /board, which changes nothing')
      .option('--threads <n>', 'worker: threads to search and train on, or auto (default: auto)')
      .option('--out <path>', 'plan, merge: the file to write; export: the folder of the reports')
      .option('--json', 'status, export: print JSON')
      .action(act(COMMANDS.campaign)),
    [
      'campaign plan --only lemma-2.2 --cases 1e9 --seed 7 --out plan.json',
      'campaign plan --model learned --backend wasm --out plan.json',
      'campaign worker --plan plan.json --shard 0/7 --records records',
      'campaign start plan.json --queue redis://host',
      'campaign worker --queue-env QUEUE --threads auto',
      'campaign status --plan plan.json records',
      'campaign merge --plan plan.json records --out part.json',
      'campaign export --plan plan.json part.json --out report',
    ],
  );
};
