/**
 * `npm run pack:gpu-check [FOLDER]`: packs the GPU check for a Linux machine on x64 that has an NVIDIA GPU and no network.
 *
 * The folder holds `run.sh`, a page, and `runtime.tar.gz` with Node, the package, TensorFlow.js, Dawn and the Vulkan loader. Beside the folder lies one
 * file of it for copying. Needs npm, `apt-get` and `dpkg-deb` (Debian or Ubuntu), `strip` and `tar`. @defaultValue FOLDER is `bench/.build/gpu-check`
 */
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { BUILD } from '../../bench/sides/build';
import { bundleCheck, bundlePackages } from './bundles';
import { run } from './command';
import { copyPrograms, download } from './downloads';
import { bytesIn, checkedSize, megabytes } from './size';

async function pack(folder: string): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), 'curated-loops-gpu-pack-'));
  try {
    const runtime = join(scratch, 'runtime');
    const downloads = download(scratch);
    mkdirSync(runtime);
    await bundlePackages(bundleCheck(runtime), downloads.packages.webgpu, runtime);
    copyPrograms(downloads, runtime);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    run('tar', ['-czf', join(folder, 'runtime.tar.gz'), '-C', runtime, '.']);
    for (const file of ['run.sh', 'README.md']) copyFileSync(join(__dirname, 'inside', file), join(folder, file));
    chmodSync(join(folder, 'run.sh'), 0o755);
    const bytes = checkedSize(folder);
    const archive = `${folder}.tar.xz`;
    run('tar', ['-cJf', archive, '-C', dirname(folder), basename(folder)]);
    process.stdout.write(
      `${folder}: ${megabytes(bytes)}, ${megabytes(bytesIn(runtime))} when it runs\n` +
        `${archive}: ${megabytes(statSync(archive).size)}\n` +
        `with Debian's libvulkan1 ${downloads.loaderVersion}\n`,
    );
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

pack(resolve(process.argv[2] ?? join(BUILD, 'gpu-check'))).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
