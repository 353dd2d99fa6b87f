/**
 * ESLint rules on imports.
 *
 * `faces`: an import that leaves its room must target a face (an `index.ts`), a loose file of a top-level folder, or a loose file of a
 * folder above the importer. A room is a folder with an `index.ts`, or a direct subfolder of a top-level folder.
 * `no-node`: the core, which also runs in browsers, must not use Node.
 */
import { existsSync, statSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, resolve, sep } from 'node:path';

const TOP = ['theory', 'models', 'properties', 'reports', 'cli', 'playground'];

const isFile = (path) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

/** The file that a relative import names. */
function targetOf(from, request) {
  const base = resolve(dirname(from), request);
  return [base, `${base}.ts`, join(base, 'index.ts')].find(isFile);
}

const isAbove = (folder, path) => path === folder || path.startsWith(folder + sep);

/** Whether an import leaves a room past its face. `root` is the folder of the project. */
export function passesFace(root, from, target) {
  const parts = relative(root, target).split(sep);
  if (!TOP.includes(parts[0])) return false;
  if (parts.length === 2 || parts.at(-1) === 'index.ts') return false;
  const folder = dirname(target);
  if (isAbove(folder, dirname(from))) return false;
  // The import enters every folder between importer and target that has a face, and every room of a top-level folder; it must use their faces.
  for (let room = folder; room !== root; room = dirname(room)) {
    if (isAbove(room, from)) return false;
    const isRoom = existsSync(join(room, 'index.ts')) || TOP.includes(relative(root, dirname(room)));
    if (isRoom) return true;
  }
  return false;
}

/** Visits every import and export from another file, and every `import()`. */
const onImports = (visit) => {
  const source = (node) => {
    if (typeof node.source?.value === 'string') visit(node.source, node.source.value);
  };
  return {
    ImportDeclaration: source,
    ExportNamedDeclaration: source,
    ExportAllDeclaration: source,
    ImportExpression: source,
  };
};

const faces = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { past: '{{request}} goes past the face of its room: import its index' },
  },
  create: (context) =>
    onImports((node, request) => {
      if (!request.startsWith('.')) return;
      const target = targetOf(context.filename, request);
      if (target && passesFace(context.cwd, context.filename, target))
        context.report({ node, messageId: 'past', data: { request } });
    }),
};

const NODE = new Set(builtinModules);
const GLOBALS = ['process', 'Buffer', '__dirname', '__filename'];

const noNode = {
  meta: { type: 'problem', schema: [], messages: { node: 'the core uses nothing of Node: {{name}}' } },
  create: (context) => ({
    ...onImports((node, request) => {
      if (request.startsWith('node:') || NODE.has(request) || request === 'piscina')
        context.report({ node, messageId: 'node', data: { name: request } });
    }),
    'Program:exit': (program) => {
      const { through } = context.sourceCode.getScope(program);
      const global = context.sourceCode.scopeManager.globalScope ?? { through };
      for (const { identifier } of [...global.through, ...global.variables.flatMap(({ references }) => references)])
        if (GLOBALS.includes(identifier.name))
          context.report({ node: identifier, messageId: 'node', data: { name: identifier.name } });
    },
  }),
};

export default { rules: { faces, 'no-node': noNode } };
