import { expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PERCEPTRON_FILE, loadPerceptron } from './index';

const root = join(__dirname, '..', '..', '..', '..');

function inFolder(use: (folder: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'perceptron-'));
  try {
    use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('perceptron.wasm is built from the current sources', () =>
  inFolder((folder) => {
    if (!existsSync(PERCEPTRON_FILE)) throw new Error(`${PERCEPTRON_FILE} is missing: run npm run build`);
    const fresh = join(folder, 'fresh.wasm');
    const compiler = join(root, 'node_modules', 'assemblyscript', 'bin', 'asc.js');
    execFileSync(
      process.execPath,
      [compiler, '--config', 'models/kernels/perceptron/asconfig.json', '--outFile', fresh],
      { cwd: root },
    );
    const same = readFileSync(fresh).equals(readFileSync(PERCEPTRON_FILE));
    if (!same) throw new Error(`${PERCEPTRON_FILE} is older than its sources: run npm run build`);
  }));

test('a missing or broken module is an error with the reason', () =>
  inFolder((folder) => {
    const missing = join(folder, 'none.wasm');
    expect(() => loadPerceptron(missing)).toThrow(`${missing} is missing: run npm run build`);
    const broken = join(folder, 'broken.wasm');
    writeFileSync(broken, 'not a module');
    expect(() => loadPerceptron(broken)).toThrow('broken.wasm cannot be used');
  }));
