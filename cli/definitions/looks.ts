/** The commands that show what is known: `list`, `explain`, `replay`, `check-proof`, `report`, `serve`, `playground`, `completion`. */
import { Argument } from 'commander';
import { COMMANDS } from '../commands';
import { SHELLS } from '../names';
import { type Define, withExamples } from './define';

export const defineLooks: Define = (root, act) => {
  withExamples(root.command('list').description('the statements').action(act(COMMANDS.list)), ['list']);
  withExamples(
    root
      .command('explain <id>')
      .description('a statement: claims, hypotheses, what happens without them, mutants')
      .action(act(COMMANDS.explain)),
    ['explain theorem-2.4'],
  );
  withExamples(
    root
      .command('replay <file>')
      .description(
        'decide stored counterexamples again, of a file of its own, a results.json or matrix.json, or the --json of check and ' +
          'conjecture; exit code 1 if one still refutes',
      )
      .option(
        '--loop <loop>',
        'the loop to decide them on: the file of your own, or an id (default: the built-in loop that they name)',
      )
      .action(act(COMMANDS.replay)),
    [
      'replay my-check.json --loop ./my-loop.ts',
      'replay curated-loops-report/counterexamples/lemma-2.2--hypothesis--bounded-weight.json',
    ],
  );
  withExamples(
    root
      .command('check-proof <files...>')
      .description('check certificates of proofs; exit code 1 if one is refused, or its claim has changed since')
      .action(act(COMMANDS['check-proof'])),
    ['check-proof certificates/lemma-2.2--K4.json'],
  );
  withExamples(
    root
      .command('report <results...>')
      .description(
        'make the page of stored results again: of a results.json, a matrix.json or an audit.json, or the trend over several results.json',
      )
      .option('--baseline <results>', 'the results.json of an earlier run; the page says what changed since')
      .option('--out <file>', 'where the page goes (default: beside the last results)')
      .option('--open', 'open the page in the browser')
      .action(act(COMMANDS.report)),
    [
      'report curated-loops-report/results.json --open',
      'report curated-loops-report/results.json --baseline before/results.json',
      'report matrix/matrix.json --out matrix.html',
      'report before/results.json curated-loops-report/results.json --out trend.html',
    ],
  );
  withExamples(
    root
      .command('serve <results>')
      .description(
        'show the page of stored results on this machine alone, and again whenever they change; Ctrl-C ends it',
      )
      .option('--port <n>', 'port of the loopback address; 0 for any free one', '0')
      .option('--open', 'open the page in the browser')
      .action(act(COMMANDS.serve)),
    ['serve curated-loops-report/results.json --open'],
  );
  withExamples(
    root
      .command('playground')
      .description('write the playground: the loop and the search for counterexamples in one page for a browser')
      .option('--out <file>', 'where the page goes', 'playground.html')
      .action(act(COMMANDS.playground)),
    ['playground --out playground.html'],
  );
  withExamples(
    root
      .command('completion')
      .description('print a script that completes commands, options and ids in your shell')
      .addArgument(new Argument('<shell>', 'the shell').choices(SHELLS))
      .action(act(COMMANDS.completion)),
    ['completion bash >> ~/.bashrc', 'completion fish > ~/.config/fish/completions/curated-loops.fish'],
  );
  root.command('complete [words...]', { hidden: true }).action(act(COMMANDS.complete(root)));
};
