/**
 * Our side of the process row, `process.js PROPERTY CASES SEED`: loads, checks a property on some cases, exits.
 *
 * Prints the seconds from the start of the process until this file runs, those for loading, and those for checking; and the number
 * of loaded modules, with the package that has most of them.
 */
const bootSeconds = performance.now() / 1000;

function packageOf(file: string): string {
  const [, inside] = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file) ?? [];
  return inside ?? 'curated-loops';
}

async function main(): Promise<void> {
  const [name = '', cases = '1000', seed = '1'] = process.argv.slice(2);
  const { propertyOf } = await import('../properties');
  const loadedAt = performance.now() / 1000;
  propertyOf(name).run(Number(cases), Number(seed));
  const doneAt = performance.now() / 1000;
  const modules: Record<string, number> = {};
  for (const file of Object.keys(require.cache)) {
    const owner = packageOf(file);
    modules[owner] = (modules[owner] ?? 0) + 1;
  }
  const report = { boot: bootSeconds, load: loadedAt - bootSeconds, check: doneAt - loadedAt, modules };
  process.stdout.write(`${JSON.stringify(report)}\n`);
}

void main();
