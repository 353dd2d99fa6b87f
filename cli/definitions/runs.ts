/** The commands that run what is built in: `verify`, `learn`, `matrix`. */
import { MODEL_KINDS } from '../../theory/model-kinds';
import { COMMANDS } from '../commands';
import { LEARNED } from '../names';
import { type Define, withExamples } from './define';

const collected = (text: string, before: readonly string[]): readonly string[] => [...before, text];

export const defineRuns: Define = (root, act) => {
  withExamples(
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
      .option('--time-limit <time>', 'cut the run short after this time, such as 30s or 2m, and mark it incomplete')
      .option('--threads <n>', 'threads to search on, or auto; the results are the same for any number', 'auto')
      .option(
        '--backend <name>',
        'backend of learned models: native, webgpu, wasm, tfjs-wasm, cpu, tfjs-cpu or auto',
        'auto',
      )
      .option('--out <folder>', 'where the reports go', 'curated-loops-report')
      .option('--quick', 'fewer cases, for a first look')
      .option('--json', 'print results.json instead of the table')
      .option('--regressions <file>', 'stored counterexamples, decided again first')
      .option('--record', 'add the counterexamples found to the regressions file')
      .action(act(COMMANDS.verify)),
    [
      'verify --quick',
      'verify --only lemma-2.2,theorem-2.4 --cases 5e3 --seed 7',
      'verify --model learned --backend wasm --time-limit 10m',
    ],
  );
  withExamples(
    root
      .command('learn')
      .description('run loops with a learner on data, and check the statements on them statistically')
      .option(
        '--preset <figure>',
        'settings of a figure of the paper, which the other options change: figure-2, figure-3, figure-4 or figure-5',
      )
      .option(
        '--data <id>',
        'gaussians8, moons, gaussian2d, classes10, shapes16, shapes32, or @file of points or images; labelled: in front adds the class of an image',
      )
      .option(
        '--learner <id>',
        'gaussian, gmm, flow, ddpm, categorical, image-gaussian or conv-flow, with options as in conv-flow:steps=3600,channels=48, or the file of a defineLearner',
      )
      .option('--K <candidates>', 'number of candidates, of which one is kept (default: 4)')
      .option(
        '--lambda <values>',
        'weight of synthetic against real data: inf, 0.25, 1, or several separated by commas (default: inf)',
      )
      .option(
        '--reward <reward>',
        '@file with x,y,r or class,r on every line, of which a point has the nearest, the file of a defineReward, or for images class, class:3, confidence or, with their classes, own-class',
      )
      .option('--gamma <value>', 'sharpness of the reward, 0 for none (default: 10, or 1 with the reward of a file)')
      .option('--centre <point>', 'centre of a reward of your own: x,y (default: that of the dataset)')
      .option('--radius <r>', 'radius of its best ball')
      .option(
        '--loop <ids>',
        'loops by id, as choice+mixture+learner, by file or by mutant, separated by commas',
        'curated',
      )
      .option(
        '--user-reward <@file>',
        'rewards of a further user, for loops with several; may be repeated',
        collected,
        [],
      )
      .option('--user-centre <point>', 'centre of the reward of a further user; may be repeated', collected, [])
      .option('--user-radius <r>', 'radius of its best ball; may be repeated', collected, [])
      .option('--rounds <T>', 'rounds of retraining (default: 5)')
      .option('--seeds <n>', 'number of runs, each with its own seed (default: 3)')
      .option('--seed <s>', 'seed of the first run', '1')
      .option('--start <id>', 'data that the first model is fitted to (default: the real data)')
      .option('--no-types', 'do not check the types of the files of rewards and learners')
      .option('--examples <n>', 'training points per round (default: 4096)')
      .option(
        '--draws <n>',
        'maximal number of draws of K candidates for a decision (default: 131072, or 65536 for networks)',
      )
      .option('--scratch', 'train every round from scratch instead of from the previous model')
      .option('--alpha <probability>', 'probability that some verdict or band of the run is wrong (default: 0.001)')
      .option('--backend <name>', 'backend: native, webgpu, wasm, tfjs-wasm, cpu, tfjs-cpu or auto', 'auto')
      .option('--time-limit <time>', 'cut the run short after this time, such as 30s or 2m, and mark it incomplete')
      .option('--checkpoints <folder>', 'keep the state of unfinished training there, and resume from it')
      .option('--out <folder>', 'where the reports go', 'curated-loops-report')
      .option('--json', 'print results.json instead of the table')
      .action(act(COMMANDS.learn)),
    [
      'learn --data moons --learner gmm --K 4 --rounds 3 --seeds 2',
      'learn --data @points.csv --reward @reward.csv --learner gmm --K 4',
      'learn --data moons --reward ./my-reward.ts --learner ./my-learner.ts --draws 4096',
      'learn --data shapes16 --reward confidence --gamma 5 --learner gaussian --rounds 1 --draws 2048',
      'learn --data moons --learner gmm --loop best-of-K,noisy-choice,./my-loop.ts',
      'learn --data moons --learner flow --lambda inf,0.25,1 --time-limit 10m --checkpoints checkpoints',
      'learn --preset figure-5 --learner gmm',
    ],
  );
  withExamples(
    root
      .command('reproduce')
      .description("run the settings of the paper's figures and write one page: what each shows, and what is seen here")
      .option('--only <figures>', 'figures to run, separated by commas (default: figure-2,figure-3,figure-4,figure-5)')
      .option('--quick', 'mixtures of Gaussians in place of networks: minutes in place of half an hour')
      .option('--data <id>', 'other data for all of them, such as @file of images')
      .option('--learner <id>', 'another learner for all of them')
      .option('--rounds <T>', 'rounds of retraining (default: that of the figure)')
      .option('--examples <n>', 'training points per round')
      .option('--draws <n>', 'maximal number of draws of K candidates for a decision')
      .option('--seeds <n>', 'number of runs, each with its own seed (default: 1)')
      .option('--seed <s>', 'seed of the first run', '1')
      .option('--backend <name>', 'backend: native, webgpu, wasm, tfjs-wasm, cpu, tfjs-cpu or auto', 'auto')
      .option('--time-limit <time>', 'cut each figure short after this time, such as 30s or 2m, and mark it incomplete')
      .option('--out <folder>', 'where the page goes', 'curated-loops-figures')
      .option('--json', 'print reproduction.json instead of the table')
      .action(act(COMMANDS.reproduce)),
    ['reproduce --quick', 'reproduce --only figure-3 --backend native --out figures'],
  );
  withExamples(
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
      .option('--threads <n>', 'threads to search on, or auto; the results are the same for any number (default: auto)')
      .option('--model <kind>', 'learned: train every loop on points of the plane instead of searching finite spaces')
      .option('--time-limit <time>', 'cut the run short after this time, such as 30s or 2m, and mark it incomplete')
      .option('--json', 'print matrix.json instead of the table')
      .option('--out <folder>', 'write matrix.json, matrix.md and matrix.html there')
      .action(act(COMMANDS.matrix)),
    [
      'matrix --loop curated,best-of-K --only lemma-2.2',
      'matrix --model learned --loop best-of-K,waning-schedule',
      'matrix --loop best-of-K+accumulate+finite-sample,./my-loop.ts --out matrix',
    ],
  );
};
