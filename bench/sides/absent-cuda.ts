/**
 * Stand-ins for the CUDA libraries that PyTorch's wheel on PyPI is linked to, for a machine without a GPU.
 *
 * PyTorch would load two gigabytes of libraries and call none of their functions. A stand-in has the name of a library, the few
 * variables that are looked up when PyTorch is loaded, and no functions: with lazy binding (`peers/flow_matching.py`) these are looked
 * up only when they are called. The wheel's own code computes on the CPU.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Names of the libraries that torch 2.15.0 loads. */
const EMPTY = [
  'libcublas.so.13',
  'libcublasLt.so.13',
  'libcudnn.so.9',
  'libcufft.so.12',
  'libcusparse.so.12',
  'libcusparseLt.so.0',
  'libnccl.so.2',
  'libnvrtc.so.13',
];
const NVSHMEM = 'libnvshmem_host.so.3';
const VARIABLES = 'char nvshmem_selected_device_transport[64];\n';
const VERSIONS = 'NVSHMEM { global: *; };\n';

function library(folder: string, name: string, source: string, flags: readonly string[]): void {
  const args = ['-shared', '-o', join(folder, name), `-Wl,-soname,${name}`, ...flags, '-x', 'c', source];
  execFileSync('gcc', args, { stdio: ['ignore', 'ignore', 'pipe'] });
}

/** Compiles the stand-ins. @param folder the folder of the wheel's own libraries @throws without a C compiler */
export function standInForCuda(folder: string): void {
  for (const name of EMPTY) library(folder, name, '/dev/null', []);
  const [source, versions] = [join(folder, 'nvshmem.c'), join(folder, 'nvshmem.map')];
  writeFileSync(source, VARIABLES);
  writeFileSync(versions, VERSIONS);
  library(folder, NVSHMEM, source, [`-Wl,--version-script=${versions}`]);
}
