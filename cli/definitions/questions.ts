/** The commands that answer questions of your own: `step`, `conjecture`, `sharpen`, `check`, `prove`, `guard`. */
import { Argument } from 'commander';
import { COMMANDS } from '../commands';
import { BASELINE_FILE, GUARD_ACTIONS } from '../names';
import { type Define, withExamples } from './define';

const collected = (text: string, before: readonly string[]): readonly string[] => [...before, text];

export const defineQuestions: Define = (root, act) => {
  withExamples(
    root
      .command('step')
      .description(
        'compute the update of the curated loop on a finite space: exactly, or certified if exact numbers are too long to read',
      )
      .requiredOption('--p <masses>', 'p_0, such as 1/2,1/3,1/6, or @file (JSON array or numbers)')
      .option('--w <weights>', 'weights e^r, such as 1,2,5, or @file')
      .option('--r <rewards>', 'rewards, in place of --w, or @file')
      .requiredOption('--K <candidates>', 'number of candidates, or inf')
      .option('--lambda <value>', 'weight of synthetic against real data; needs --ref (default: inf)')
      .option('--ref <masses>', 'law of the real data, or @file')
      .option('--steps <rounds>', 'rounds to take', '1')
      .option('--normalise', 'divide the masses of --p and --ref by their sum, exactly')
      .option(
        '--exact',
        'all numbers as fractions, however long (default: certified decimals beyond a readable length)',
      )
      .option('--json', 'print JSON: every number with its decimal and enclosure')
      .action(act(COMMANDS.step)),
    [
      'step --p 1/2,1/3,1/6 --w 1,2,5 --K 3 --steps 2',
      'step --p @masses.json --w @weights.csv --K 64 --normalise --json',
    ],
  );
  withExamples(
    root
      .command('conjecture <claim>')
      .description(
        'search for a counterexample to a claim of your own; exit code 1 if there is one, 0 if none was found',
      )
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
      .action(act(COMMANDS.conjecture)),
    ["conjecture 'E(p[1], r) >= E(p[0], r) + Var(p[0], w)/(4*w_max^2)' --given 'K >= 2' --budget 30s"],
  );
  withExamples(
    root
      .command('sharpen <claim>')
      .description(
        'find how sharp a constant can be, by proof and by search: of a statement, by its id, or of a claim with one free name (docs/sharpen.md)',
      )
      .option('--from <value>', 'the smallest value of the constant to try')
      .option('--to <value>', 'the largest value to try')
      .option('--sharper <direction>', 'which values make a claim of your own say more: smaller or larger')
      .option('--claim <letter>', 'the claim of the statement (default: all with a declared constant)')
      .option('--given <condition>', 'what may be assumed, in the claim language; may be repeated', collected, [])
      .option('--where <name=expression>', 'a definition for the claim; may be repeated', collected, [])
      .option('--loop <id>', 'the loop: an id or a file', 'curated')
      .option('--data <kind>', 'synthetic, real or stable (default: derived from the claim)')
      .option('--K <values>', 'numbers of candidates to prove it for, such as 3, 2..5 or 2,4', '2,3')
      .option('--n <atoms>', 'prove it for laws on at most this many atoms (default: any; with real data 2)')
      .option('--rounds <t>', 'the last round of proofs about rounds from a common start', '2')
      .option('--proof-time <time>', 'time for the proofs, such as 30s or 2m', '1m')
      .option('--cases <n>', 'random cases for each value that is searched', '1000')
      .option('--seed <s>', 'seed of the searches; the same seed gives the same results')
      .option('--threads <n>', 'threads to search on, or auto; the results are the same for any number', 'auto')
      .option('--json', 'print JSON instead of text')
      .action(act(COMMANDS.sharpen)),
    [
      'sharpen lemma-2.2 --K 2..5',
      "sharpen 'E(p[t + 1], w) - E(p[t], w) >= c*(1 - 1/K)*Var(p[t], w)/w_max' --from 0 --to 2 --sharper larger",
    ],
  );
  withExamples(
    root
      .command('check [file]')
      .description(
        'check which guarantees a loop of your own keeps: of a file (docs/variants.md), or of a process in another language (docs/process-protocol.md)',
      )
      .option(
        '--process <command>',
        'in place of a file: the command of a process that holds the loop, run by the shell as it is',
      )
      .option(
        '--patience <time>',
        'longest wait for one answer of --process, such as 30s or 2m (default: 10s, or 2m for a sampler)',
      )
      .option('--draws <n>', 'draws a round from each law of a sampler (default: 32768)')
      .option('--alpha <probability>', 'probability that some verdict on a sampler is wrong (default: 0.001)')
      .option('--only <ids>', 'statements to search, separated by commas (default: all)')
      .option('--cases <n>', 'random cases per statement (default: 1000)')
      .option('--seed <s>', 'seed of the check; the same seed gives the same results')
      .option(
        '--time-limit <time>',
        'cut the check short after this time, such as 30s or 2m; the remaining statements are undecided',
      )
      .option('--no-types', 'do not check the types of the file (default: checked where TypeScript is installed)')
      .option('--prove', 'try to prove what no case refutes, for all laws and weights')
      .option('--prove-K <values>', 'numbers of candidates to prove it for, such as 3, 2..5 or 2,4 (default: 2..5)')
      .option('--prove-time <time>', 'time for the proofs, such as 30s or 2m (default: 20s)')
      .option('--json', 'print JSON instead of the table')
      .action(act(COMMANDS.check)),
    [
      'check ./my-loop.ts --only lemma-2.2,tv-lipschitz --cases 2e3',
      'check ./my-loop.ts --prove',
      'check --process "python3 my_loop.py" --only lemma-2.2',
    ],
  );
  withExamples(
    root
      .command('prove <id>')
      .description(
        'prove claims of a statement for all laws and weights (docs/certificates.md); exit code 3 if no proof was found',
      )
      .option('--K <values>', 'values of K, such as 3, 2..6 or 2,3,inf', '2..4')
      .option('--n <atoms>', 'laws on at most this many atoms (default: any number)')
      .option('--rounds <t>', 'the last round, for claims about rounds from a common start', '2')
      .option('--claims <letters>', 'claims to prove, separated by commas (default: all)')
      .option('--polya <N>', 'powers of the sum of the masses to multiply by, if coefficients are negative', '0')
      .option('--budget <time>', 'time for each K, such as 30s or 2m', '60s')
      .option('--out <folder>', 'write a certificate for each K there')
      .option('--boxes', 'laws on two atoms, by branch and bound: for claims with logarithms (docs/box-proofs.md)')
      .option('--ratio <R>', 'with --boxes: the largest ratio of the two weights', '100')
      .option('--max-boxes <N>', 'with --boxes: the most boxes for each claim, K and round', '200k')
      .action(act(COMMANDS.prove)),
    [
      'prove lemma-2.2 --K 2..8',
      'prove lemma-2.1 --boxes --claims a --K 2,3 --ratio 100',
      'prove theorem-2.4 --K 2 --n 3 --rounds 2 --out certificates',
    ],
  );
  withExamples(
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
      .option('--model <kind>', 'init: learned, to guard trained loops instead of searched ones')
      .option('--threads <n>', 'threads to search on, or auto; the results are the same for any number', 'auto')
      .option(
        '--tolerance <share>',
        'relative loss of margin that is tolerated (default: as in the baseline; init: 0.1)',
      )
      .option('--json', 'print JSON instead of text')
      .option('--markdown', 'print Markdown instead of text')
      .option('--out <folder>', 'write guard.json, guard.md and guard.txt there')
      .action(act(COMMANDS.guard)),
    [
      'guard init --loop ./my-loop.ts',
      'guard init --model learned --loop curated,best-of-K --baseline learned.json',
      'guard --markdown',
      'guard accept',
    ],
  );
};
