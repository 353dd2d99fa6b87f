/** Whether a mutated file still compiles. The compiler notices one that does not, so no test is run on it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** A mutant may leave a name unused or a line unreachable: that is a matter of style, which StrykerJS lets pass as well. */
const LENIENT = { noUnusedLocals: false, noUnusedParameters: false, allowUnreachableCode: true, noEmit: true };

/**
 * The compiler on a copy of the project, kept warm between mutants.
 * @returns a function of a file, relative to the copy, and its changed text: the first complaint about that file, or undefined. What other files
 * that import it would say is not asked
 */
export function compiler(copy) {
  const config = ts.getParsedCommandLineOfConfigFile(join(copy, 'tsconfig.json'), LENIENT, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
      throw new Error(ts.flattenDiagnosticMessageText(messageText, '\n'));
    },
  });
  const asked = new Set();
  const changed = new Map();
  let version = 0;
  const service = ts.createLanguageService({
    getScriptFileNames: () => [...asked],
    getScriptVersion: (name) => String(changed.get(name)?.version ?? 0),
    getScriptSnapshot: (name) => {
      const text = changed.get(name)?.text ?? (ts.sys.fileExists(name) ? readFileSync(name, 'utf8') : undefined);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => copy,
    getCompilationSettings: () => config.options,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: ts.sys.fileExists,
    readFile: ts.sys.readFile,
    readDirectory: ts.sys.readDirectory,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
    realpath: ts.sys.realpath,
  });
  return (file, text) => {
    const name = join(copy, file);
    asked.add(name);
    version += 1;
    changed.set(name, { text, version });
    const [complaint] = [...service.getSyntacticDiagnostics(name), ...service.getSemanticDiagnostics(name)];
    changed.set(name, { version: version + 1 });
    version += 1;
    return complaint && ts.flattenDiagnosticMessageText(complaint.messageText, '\n');
  };
}
