/**
 * The command line: commands, options and exit codes. 0: all hold; 1: refuted; 2: bad input; 3: undecided or incomplete; 4: an error of
 * this program.
 */
import { Argument, Command, CommanderError } from 'commander';
import { ContradictionError, InputError } from '../theory/errors';
import { MODEL_KINDS } from '../theory/model-kinds';
import { VERSION } from '../theory/version';
import { COMMANDS } from './commands';
import { BASELINE_FILE, GUARD_ACTIONS, LEARNED } from './names';

const BAD_INPUT = 2;
const INTERNAL_ERROR = 4;

const collected = (text: string, before: readonly string[]): readonly string[] => [...before, text];

function program(done: (code: number) => void): Command {
  const act =
    <A extends readonly unknown[]>(load: () => Promise<(...args: A) => number | Promise<number>>) =>
    async (...args: A): Promise<void> => {
      const command = await load();
      done(await command(...args));
    };
  const root = new Command('curated-loops')
    .description('Property-based verification of the theory of self-consuming generative models with curated data')
    .version(VERSION)
    .exitOverride();
  root
    .command('verify')
    .description('check the statements on closed-form and learned models and write the reports')
    .option('--only <ids>', 'statements to check, separated by commas (default: all)')
    .option(
      '--model <kinds>',
      `models to check them on: ${[...MODEL_KINDS, LEARNED].join(',')} (default: all; with --only or --quick all but ${LEARNED})`,
    )
    .option('--cases <n>', 'random cases per statement and model (default: 4000, or 200 with --quick)')
    .option('--seed <s>', 'seed of the run; the same seed gives the same results')
    .option('--time-limit <seconds>', 'cut the run short after this time and mark it incomplete')
    .option('--threads <n>', 'threads to search on, or auto; the results are the same for any number', 'auto')
    .option('--backend <name>', 'TensorFlow.js backend of learned models: native, webgpu, wasm, cpu or auto', 'auto')
    .option('--out <folder>', 'where the reports go', 'curated-loops-report')
    .option('--quick', 'fewer cases, for a first look')
    .option('--json', 'print results.json instead of the table')
    .option('--regressions <file>', 'stored counterexamples, decided again first')
    .option('--record', 'add the counterexamples found to the regressions file')
    .action(act(COMMANDS.verify));
  root
    .command('learn')
    .description('run loops with a learner on data, and check the statements on them statistically')
    .requiredOption('--data <id>', 'gaussians8, moons, gaussian2d, classes10, or @file of points')
    .requiredOption('--learner <id>', 'gaussian, gmm, flow, ddpm or categorical')
    .option('--K <candidates>', 'number of candidates, of which one is kept', '4')
    .option(
      '--lambda <values>',
      'weight of synthetic against real data: inf, 0.25, 1, or several separated by commas',
      'inf',
    )
    .option('--gamma <value>', 'sharpness of the reward', '10')
    .option('--centre <point>', 'centre of a reward of your own: x,y (default: that of the dataset)')
    .option('--radius <r>', 'radius of its best ball')
    .option('--rounds <T>', 'rounds of retraining', '5')
    .option('--seeds <n>', 'number of runs, each with its own seed', '1')
    .option('--seed <s>', 'seed of the first run', '1')
    .option('--start <id>', 'data that the first model is fitted to (default: the real data)')
    .option('--examples <n>', 'training points per round (default: 4096)')
    .option(
      '--draws <n>',
      'maximal number of draws of K candidates for a decision (default: 131072, or 65536 for networks)',
    )
    .option('--scratch', 'train every round from scratch instead of from the previous model')
    .option('--alpha <probability>', 'probability that some verdict or band of the run is wrong (default: 0.001)')
    .option('--backend <name>', 'TensorFlow.js backend: native, webgpu, wasm, cpu or auto', 'auto')
    .option('--time-limit <seconds>', 'cut the run short after this time and mark it incomplete')
    .option('--checkpoints <folder>', 'keep the state of unfinished training there, and resume from it')
    .option('--out <folder>', 'where the reports go', 'curated-loops-report')
    .option('--json', 'print results.json instead of the table')
    .action(act(COMMANDS.learn));
  root
    .command('step')
    .description(
      'compute the update of the curated loop on a finite space: exactly, or certified if exact numbers are too long',
    )
    .requiredOption('--p <masses>', 'p_0, such as 1/2,1/3,1/6, or @file (JSON array or numbers)')
    .option('--w <weights>', 'weights e^r, such as 1,2,5, or @file')
    .option('--r <rewards>', 'rewards, in place of --w, or @file')
    .requiredOption('--K <candidates>', 'number of candidates, or inf')
    .option('--lambda <value>', 'weight of synthetic against real data; needs --ref (default: inf)')
    .option('--ref <masses>', 'law of the real data, or @file')
    .option('--steps <rounds>', 'rounds to take', '1')
    .option('--normalise', 'divide the masses of --p and --ref by their sum, exactly')
    .option('--json', 'print JSON')
    .action(act(COMMANDS.step));
  root
    .command('conjecture <claim>')
    .description('search for a counterexample to a claim of your own; exit code 1 if there is one, 0 if none was found')
    .option('--given <condition>', 'what may be assumed, in the claim language; may be repeated', collected, [])
    .option('--where <name=expression>', 'a definition for the claim; may be repeated', collected, [])
    .option('--loop <id>', 'the loop: an id or a file', 'curated')
    .option('--data <kind>', 'synthetic, real or stable (default: derived from the claim)')
    .option('--model <kind>', 'the kind of closed-form model', 'discrete')
    .option('--cases <n>', 'random cases (default: as many as the budget allows)')
    .option('--budget <time>', 'time to search for, such as 30s or 2m (default: 30s, or 10m with --cases)')
    .option('--seed <s>', 'seed of the search; with --cases the same seed gives the same output')
    .option('--threads <n>', 'threads to search on, or auto; the results are the same for any number', 'auto')
    .option('--json', 'print JSON instead of text')
    .action(act(COMMANDS.conjecture));
  root
    .command('check <file>')
    .description('check which guarantees a loop of your own keeps (docs/variants.md)')
    .option('--only <ids>', 'statements to search, separated by commas (default: all)')
    .option('--cases <n>', 'random cases per statement (default: 1000)')
    .option('--seed <s>', 'seed of the check; the same seed gives the same results')
    .option('--time-limit <seconds>', 'cut the check short after this time; the remaining statements are undecided')
    .option('--json', 'print JSON instead of the table')
    .action(act(COMMANDS.check));
  root
    .command('matrix')
    .description('check every statement on every loop and compare the verdicts with theory')
    .option(
      '--loop <ids>',
      'loops by id, as choice+mixture+learner or by file, separated by commas (default: all built in)',
    )
    .option('--only <ids>', 'statements to check, separated by commas (default: all)')
    .option('--cases <n>', 'random cases per cell (default: 500)')
    .option('--seed <s>', 'seed of the run; the same seed gives the same results')
    .option('--threads <n>', 'threads to search on, or auto; the results are the same for any number', 'auto')
    .option('--time-limit <seconds>', 'cut the run short after this time and mark it incomplete')
    .option('--json', 'print matrix.json instead of the table')
    .option('--out <folder>', 'write matrix.json, matrix.md and matrix.html there')
    .action(act(COMMANDS.matrix));
  root
    .command('guard')
    .description(
      'compare the matrix of some loops with a baseline; exit code 1 if something is worse or an update has changed',
    )
    .addArgument(
      new Argument('[action]', 'init: record a baseline; accept: record what changed').choices(GUARD_ACTIONS),
    )
    .option('--baseline <file>', 'the baseline', BASELINE_FILE)
    .option(
      '--loop <ids>',
      'loops by id or by file, separated by commas (default: those of the baseline; init: all built in)',
    )
    .option('--only <ids>', 'statements, separated by commas (default: those of the baseline; init: all)')
    .option('--cases <n>', 'random cases per cell (default: as in the baseline; init: 500)')
    .option('--seed <s>', 'seed; if it differs from that of the baseline, margins are not compared')
    .option('--threads <n>', 'threads to search on, or auto; the results are the same for any number', 'auto')
    .option('--tolerance <share>', 'relative loss of margin that is tolerated (default: as in the baseline; init: 0.1)')
    .option('--json', 'print JSON instead of text')
    .option('--markdown', 'print Markdown instead of text')
    .option('--out <folder>', 'write guard.json, guard.md and guard.txt there')
    .action(act(COMMANDS.guard));
  root.command('list').description('the statements').action(act(COMMANDS.list));
  root
    .command('explain <id>')
    .description('a statement: claims, hypotheses, what happens without them, mutants')
    .action(act(COMMANDS.explain));
  root
    .command('playground')
    .description('write the playground: the loop and the search for counterexamples in one page for a browser')
    .option('--out <file>', 'where the page goes', 'playground.html')
    .action(act(COMMANDS.playground));
  root
    .command('replay <file>')
    .description('decide stored counterexamples again; exit code 1 if one still refutes')
    .action(act(COMMANDS.replay));
  return root;
}

/** Runs the command line and returns its exit code. */
export async function run(argv: readonly string[]): Promise<number> {
  let code = 0;
  try {
    await program((result) => {
      code = result;
    }).parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : BAD_INPUT;
    if (error instanceof ContradictionError) {
      process.stderr.write(`error: ${error.message}\n`);
      return INTERNAL_ERROR;
    }
    if (!(error instanceof InputError)) throw error;
    process.stderr.write(`error: ${error.message}\n`);
    return BAD_INPUT;
  }
}
