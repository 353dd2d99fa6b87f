/** The commands about recorded runs: `audit`, `import` and `simulate`. */
import { COMMANDS } from '../commands';
import { type Define, withExamples } from './define';

const collected = (text: string, before: readonly string[]): readonly string[] => [...before, text];

export const defineRecorded: Define = (root, act) => {
  withExamples(
    root
      .command('audit')
      .description('say of recorded runs whether the theory explains them (docs/audit.md)')
      .argument('<traces...>', 'files of recorded runs, also .gz and logs of other tools; - for standard input')
      .option('--format <name>', 'the format of the files (default: guessed from the first record)')
      .option(
        '--map <name=field>',
        'a field of the logs of another tool: of round, pool, kept, reward or another trait; may be repeated',
        collected,
        [],
      )
      .option('--map-file <file>', 'a JSON object of such fields')
      .option('--one-run', 'the files are one run, in the order of rounds (default: each is a run of its own)')
      .option('--reward <name>', 'the trait that is the reward')
      .option('--trait <name>', 'a trait to audit besides the reward; may be repeated (default: all)', collected, [])
      .option('--rule <text>', 'the rule of choice, such as luce, "luce at temperature 0.5", "top-m by judge", uniform')
      .option('--lambda <value>', 'weight of synthetic against real data; inf if there is none')
      .option('--starts-at-reference', 'the model before round 1 was fitted to the real data')
      .option('--pools <kind>', 'drawn: the pools are fair draws from the model; chosen: they are not')
      .option('--scale <kind>', 'reward: the reward is r; weight: it is the weight e^r')
      .option('--bound <value>', 'largest possible reward')
      .option('--range <name=least:most>', 'range of a trait; may be repeated', collected, [])
      .option(
        '--claims <claim>',
        'a statement, or a claim of yours such as "E(p[t + 1], w) >= E(p[t], w)"; may be repeated (default: all statements)',
        collected,
        [],
      )
      .option(
        '--resolution <share>',
        "largest learner's error that counts as none, as a share of a trait's range",
        '0.05',
      )
      .option('--alpha <probability>', 'error probability of all verdicts together', '0.001')
      .option('--confidence <share>', 'confidence of the interval of each estimate', '0.95')
      .option('--out <folder>', 'folder for audit.json and audit.html')
      .option('--json', 'print JSON')
      .action(act(COMMANDS.audit)),
    [
      'audit trace.jsonl',
      'audit run.jsonl.gz --reward judge --lambda inf --pools drawn --out audit-report',
      'audit round1.csv round2.csv --one-run --map reward=rm --map kept=selected',
      'audit run.jsonl --claims lemma-2.2 --claims "E(curate(p[t]), w) >= E(p[t], w)"',
    ],
  );
  withExamples(
    root
      .command('import')
      .description('convert the logs of a run, of whatever tool, into a trace (docs/trace-format.md)')
      .argument(
        '<files...>',
        'the logs, also .gz: several files are one run, in the order of rounds; - for standard input',
      )
      .requiredOption('--out <file>', 'where the trace goes; compressed if it ends in .gz; - for standard output')
      .option('--format <name>', 'the format (default: guessed from the first record)')
      .option(
        '--map <name=field>',
        'a field: of round, pool, kept, reward or another trait; may be repeated',
        collected,
        [],
      )
      .option('--map-file <file>', 'a JSON object of such fields')
      .option('--reward <name>', 'the trait that is the reward')
      .option(
        '--rule <text>',
        'the rule by which candidates were kept, such as luce, "luce at temperature 0.5" or best',
      )
      .action(act(COMMANDS.import)),
    [
      'import scored.jsonl --out trace.jsonl.gz --rule best',
      'import round1.csv round2.csv --out trace.jsonl --map reward=rm --map kept=selected',
      'import log.jsonl --out trace.jsonl --map reward=score.rm --map pool=prompt.id',
    ],
  );
  withExamples(
    root
      .command('simulate')
      .description(
        'write a trace of a loop whose truth is known: on a finite space, or with a learner on data (docs/simulate.md)',
      )
      .requiredOption('--trace <file>', 'where the trace goes; compressed if it ends in .gz; - for standard output')
      .option('--loop <id>', 'a built-in loop, in place of a rule: an id or a file')
      .option('--rule <rule>', 'how candidates are kept: luce, best, top-m, bottom-m or uniform (default: luce)')
      .option('--temperature <value>', 'temperature of luce (default: 1)')
      .option('--K <candidates>', 'number of candidates per pool', '4')
      .option('--keep <m>', 'number of candidates kept per pool (default: 1)')
      .option('--p <masses>', 'p_0, such as 1/2,1/3,1/6, or @file (default: uniform)')
      .option('--w <weights>', 'weights e^r, or @file (default: 1,2,4,8)')
      .option('--r <rewards>', 'rewards, in place of --w, or @file')
      .option('--normalise', 'divide the masses of --p and --ref by their sum, exactly')
      .option(
        '--trait <name=values>',
        'a further trait of the atoms, such as length=3,1,2,2; may be repeated',
        collected,
        [],
      )
      .option('--user <weights>', 'weights of a further user, for loops with several; may be repeated', collected, [])
      .option('--lambda <value>', 'weight of synthetic against real data', 'inf')
      .option('--ref <masses>', 'law of the real data, or @file (default: p_0)')
      .option(
        '--learner <id>',
        'exact or finite-sample: fitted to the law of kept candidates, or to those kept (default: exact)',
      )
      .option(
        '--samples <n>',
        'number of samples that a built-in loop with a learner of samples fits (default: --pools)',
      )
      .option('--data <id>', 'a learned loop: gaussians8, moons, gaussian2d or classes10, with --learner as in learn')
      .option('--gamma <value>', 'sharpness of the reward of a learned loop (default: 10)')
      .option('--backend <name>', 'backend of a learned loop: native, webgpu, wasm, tfjs-wasm, cpu, tfjs-cpu or auto')
      .option('--rounds <T>', 'rounds', '5')
      .option('--pools <n>', 'pools per round (default: 100, or 2000 with --data)')
      .option('--measure <n>', 'samples of the model behind each measure; 0 for none', '1000')
      .option('--seed <s>', 'seed; the same seed gives the same trace', '1')
      .option('--true-rule <rule>', 'a fault: the rule that is used, while the header says --rule')
      .option('--true-temperature <value>', 'a fault: the temperature that is used')
      .option('--true-lambda <value>', 'a fault: the λ that is used')
      .option('--transmission <s>', 'a fault: the learner goes this share of the way to its target (default: 1)')
      .option('--lapse <probability>', 'a fault: the share of pools whose candidates are kept at random (default: 0)')
      .option('--drift <trait=by>', 'a fault: in round t the reward that is used has t·by·trait added')
      .action(act(COMMANDS.simulate)),
    [
      'simulate --trace trace.jsonl --rule luce --temperature 0.5 --rounds 3',
      'simulate --trace trace.jsonl.gz --loop best-of-K --lambda 2 --ref 1/2,1/4,1/8,1/8',
      'simulate --trace trace.jsonl --data moons --learner gmm --lambda 1',
      'simulate --trace - --keep 2 --learner finite-sample --lambda 1 --true-lambda 4',
    ],
  );
};
