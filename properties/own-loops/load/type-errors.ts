/**
 * The errors of types in the file of a loop, by the TypeScript that is installed where the file lies.
 *
 * jiti removes types without a look at them. The options are those of the nearest `tsconfig.json`, else TypeScript's own, which are not
 * strict. `'curated-loops'` has the types of the running package. Only files of the user are reported: no declarations, no packages. What
 * the compiler does not find, or would write another way for a kind of module, is no error of types: the file runs, or jiti says why not.
 */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type * as TypeScript from 'typescript';

type Compiler = typeof TypeScript;

const PACKAGE = 'curated-loops';
/** The exports of `curated-loops` for a loop's file: sources, or the declarations beside the built JavaScript. */
const IMPORTS = join(__dirname, `loop-file-imports${__filename.endsWith('.ts') ? '.ts' : '.d.ts'}`);

/** Names and modules that are not found, such as those of Node without its types, and kinds of modules: codes of TypeScript. */
const OF_THE_SURROUNDINGS: ReadonlySet<number> = new Set([
  ...[2304, 2307, 2318, 2580, 2582, 2583, 2584, 2591, 2592, 2593, 2688, 2732, 2792, 7016],
  ...[1192, 1202, 1203, 1259, 1286, 1287, 1293, 1295, 1343, 1375, 1378, 1470, 1479, 2497, 2834, 2835],
]);

/** The compiler that a file of this folder would import; undefined if there is none, or one without this interface. */
function compilerFor(path: string): Compiler | undefined {
  try {
    const found = createRequire(path)('typescript') as Partial<Compiler>;
    return typeof found.createProgram === 'function' && typeof found.resolveModuleName === 'function'
      ? found
      : undefined;
  } catch {
    return undefined;
  }
}

/** The options of the nearest configuration, without what is a matter of style or of output. */
function optionsFor(ts: Compiler, path: string): TypeScript.CompilerOptions {
  const file = ts.findConfigFile(dirname(path), (name) => ts.sys.fileExists(name));
  const read = file === undefined ? undefined : ts.readConfigFile(file, (name) => ts.sys.readFile(name));
  const own =
    file === undefined || read?.config === undefined
      ? { target: ts.ScriptTarget.ES2022, types: [], lib: ['lib.es2022.d.ts'] }
      : ts.parseJsonConfigFileContent(read.config, ts.sys, dirname(file)).options;
  const plain = own.moduleResolution === undefined && (own.module ?? ts.ModuleKind.CommonJS) < ts.ModuleKind.Node16;
  return {
    ...own,
    ...(plain ? { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler } : {}),
    noEmit: true,
    skipLibCheck: true,
    allowJs: true,
    allowImportingTsExtensions: true,
    esModuleInterop: true,
    resolveJsonModule: true,
    incremental: false,
    composite: false,
    declaration: false,
    declarationMap: false,
    noUnusedLocals: false,
    noUnusedParameters: false,
    isolatedDeclarations: false,
  };
}

/** A host for which `'curated-loops'` is the running package, whose files are collected and whose imports of packages are not followed. */
function hostFor(
  ts: Compiler,
  options: TypeScript.CompilerOptions,
  imports: string,
  own: Set<string>,
): TypeScript.CompilerHost {
  const host = ts.createCompilerHost(options);
  const extension = imports.endsWith('.d.ts') ? ts.Extension.Dts : ts.Extension.Ts;
  own.add(imports);
  host.resolveModuleNameLiterals = (literals, file, redirected, given) =>
    literals.map(({ text }) => {
      if (text === PACKAGE || text.startsWith(`${PACKAGE}/`))
        return { resolvedModule: { resolvedFileName: imports, extension, isExternalLibraryImport: true } };
      if (own.has(file) && !text.startsWith('.')) return { resolvedModule: undefined };
      const found = ts.resolveModuleName(text, file, given, host, undefined, redirected);
      if (own.has(file) && found.resolvedModule) own.add(found.resolvedModule.resolvedFileName);
      return found;
    });
  return host;
}

/**
 * The errors of types, each as `file:line:column: message`. Undefined if TypeScript is not installed where the file lies.
 * @param imports the module that has the types of `'curated-loops'`
 */
export function typeErrors(path: string, imports = IMPORTS): readonly string[] | undefined {
  if (!existsSync(imports)) return undefined;
  const ts = compilerFor(path);
  if (ts === undefined) return undefined;
  const options = optionsFor(ts, path);
  const own = new Set<string>();
  const program = ts.createProgram({ rootNames: [path], options, host: hostFor(ts, options, imports, own) });
  return program
    .getSourceFiles()
    .filter(
      (file) => !file.isDeclarationFile && !own.has(file.fileName) && !program.isSourceFileFromExternalLibrary(file),
    )
    .flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)])
    .filter(({ category, code }) => category === ts.DiagnosticCategory.Error && !OF_THE_SURROUNDINGS.has(code))
    .map(({ file, start, messageText }) => {
      const message = ts.flattenDiagnosticMessageText(messageText, ' ').replace(/\s+/g, ' ');
      if (file === undefined) return message;
      const { line, character } = file.getLineAndCharacterOfPosition(start ?? 0);
      return `${file.fileName}:${line + 1}:${character + 1}: ${message}`;
    });
}
