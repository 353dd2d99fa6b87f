/**
 * The command line: it finds the command, and gives the exit code. 0: all hold; 1: refuted; 2: bad input; 3: undecided or incomplete; 4: an
 * error of this program.
 */
import { Command, CommanderError } from 'commander';
import { ContradictionError, InputError } from '../theory/errors';
import { suggestion } from '../theory/unknown-id';
import { VERSION } from '../theory/version';
import { type Act, defineCommands } from './definitions';

const BAD_INPUT = 2;
const INTERNAL_ERROR = 4;

function program(done: (code: number) => void): Command {
  const act: Act =
    (load) =>
    async (...args) => {
      const command = await load();
      done(await command(...args));
    };
  const root = new Command('curated-loops')
    .description('Property-based verification of the theory of self-consuming generative models with curated data')
    .version(VERSION)
    .exitOverride()
    .showSuggestionAfterError(false)
    .configureOutput({ outputError: () => undefined }); // `refusal` writes the error.
  defineCommands(root, act);
  return root;
}

const suggested = (name: string, known: readonly string[]): string => {
  const text = suggestion(name, known).trim();
  return text === '' ? '' : `; ${text}`;
};

/** What the user may have meant by an option or a command that is not known, and by one in place of a missing option. */
function meant(root: Command, argv: readonly string[], message: string): string {
  const command = root.commands.find((each) => each.name() === argv[0]) ?? root;
  const options = command.options.map(({ long, short }) => long ?? short ?? '');
  const [, what, unknown = ''] = /unknown (option|command) '([^']*)'/.exec(message) ?? [];
  if (what === 'command')
    return (
      suggested(
        unknown,
        root.commands.map((each) => each.name()),
      ) || '; --help lists them'
    );
  if (what === 'option') return suggested(unknown, options) || `; ${argv[0] ?? ''} --help lists them`;
  const [, missing = ''] = /required option '(--\S+)/.exec(message) ?? [];
  const near = argv.find(
    (word) => word.startsWith('-') && word !== missing && word.toLowerCase() === missing.toLowerCase(),
  );
  return near === undefined ? '' : `; did you mean ${missing} by ${near}?`;
}

/** The exit code of a command line that commander refuses, or that asks for help; the error is one line. */
function refusal(root: Command, argv: readonly string[], { code, exitCode, message }: CommanderError): number {
  if (exitCode === 0) return 0;
  if (code !== 'commander.help') process.stderr.write(`${message}${meant(root, argv, message)}\n`);
  return BAD_INPUT;
}

/** Runs the command line and returns its exit code. */
export async function run(argv: readonly string[]): Promise<number> {
  let code = 0;
  const root = program((result) => {
    code = result;
  });
  try {
    await root.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return refusal(root, argv, error);
    if (error instanceof ContradictionError) {
      process.stderr.write(`error: ${error.message}\n`);
      return INTERNAL_ERROR;
    }
    if (!(error instanceof InputError)) throw error;
    process.stderr.write(`error: ${error.message}\n`);
    return BAD_INPUT;
  }
}
