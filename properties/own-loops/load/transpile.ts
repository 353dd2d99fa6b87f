/**
 * A file of a loop as CommonJS: TypeScript and ES modules are turned into it, types are taken away and not checked.
 */
import type * as TypeScript from 'typescript';
import { InputError } from '../../../theory';

let known: typeof TypeScript | undefined;

/** Loads the compiler: only a run that reads a file has need of it. */
export async function loadCompiler(): Promise<void> {
  known ??= await import('typescript').then((module) => module.default);
}

/** The module text. @throws InputError with the line of the first error */
export function transpiled(text: string, path: string): string {
  if (known === undefined) throw new Error('loadCompiler must be awaited first');
  const ts = known;
  // By their names .mts and .mjs would stay ES modules.
  const fileName = path.replace(/\.[mc]([tj]s)$/, '.$1');
  const { outputText, diagnostics = [] } = ts.transpileModule(text, {
    fileName,
    reportDiagnostics: true,
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true },
  });
  const [first] = diagnostics;
  if (first) {
    const message = ts.flattenDiagnosticMessageText(first.messageText, ' ');
    const at = first.file?.getLineAndCharacterOfPosition(first.start ?? 0);
    const place = at ? `${path}:${at.line + 1}:${at.character + 1}` : path;
    throw new InputError(`${place} does not compile: ${message}`);
  }
  return outputText;
}
