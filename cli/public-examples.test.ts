/** Tests that every export of the package has a docstring with an example that compiles. */
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import * as ts from 'typescript';

const ROOT = join(__dirname, '..');
const EXAMPLES = join(ROOT, 'public-examples.ts');

const parsed = new Map<string, ts.SourceFile | undefined>();

/** The TypeScript program of an in-memory file `EXAMPLES` with the given text. */
function programOf(text: string): ts.Program {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as {
    readonly config: unknown;
  };
  const options = { ...ts.parseJsonConfigFileContent(config, ts.sys, ROOT).options, noUnusedLocals: false };
  const host = ts.createCompilerHost(options);
  const getSourceFile: ts.CompilerHost['getSourceFile'] = (path, ...rest) => {
    if (path === EXAMPLES) return ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
    if (!parsed.has(path)) parsed.set(path, host.getSourceFile(path, ...rest));
    return parsed.get(path);
  };
  return ts.createProgram([EXAMPLES], options, { ...host, getSourceFile });
}

/** The examples in the docstring of each export of the index, by name. */
function examplesOf(program: ts.Program): ReadonlyMap<string, readonly string[]> {
  const checker = program.getTypeChecker();
  const index = program.getSourceFile(join(ROOT, 'index.ts'));
  const face = index && checker.getSymbolAtLocation(index);
  const exports = face ? checker.getExportsOfModule(face) : [];
  return new Map(
    exports.map((name) => [
      name.name,
      checker
        .getAliasedSymbol(name)
        .getJsDocTags()
        .filter((tag) => tag.name === 'example')
        .map((tag) => ts.displayPartsToString(tag.text)),
    ]),
  );
}

it('documents every name with an example that compiles', () => {
  const examples = examplesOf(programOf("export * from './index';"));
  expect(examples.size).toBeGreaterThan(40);
  expect([...examples].filter(([, texts]) => texts.length === 0).map(([name]) => name)).toEqual([]);
  const blocks = [...examples].flatMap(([name, texts]) =>
    texts.map((text) => `async function ${name}Example() {\n${text}\n}\n`),
  );
  const text = `import { ${[...examples.keys()].join(', ')} } from './index';\n${blocks.join('')}`;
  const program = programOf(text);
  const wrong = program
    .getSemanticDiagnostics(program.getSourceFile(EXAMPLES))
    .concat(program.getSyntacticDiagnostics(program.getSourceFile(EXAMPLES)))
    .map(({ messageText, start = 0 }) => {
      const line = text.slice(0, start).split('\n').length;
      return `${text.split('\n')[line - 1] ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
    });
  expect(wrong).toEqual([]);
});
