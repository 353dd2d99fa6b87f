/**
 * Stand-ins for the CUDA libraries that PyTorch's wheel on PyPI is linked to, for a machine without a GPU.
 *
 * Two gigabytes of libraries would be loaded and none of their functions called. A stand-in has the name of a library, the few variables
 * that are looked up when PyTorch is loaded, and no functions: those are looked up when they are called, if Python is told
 * to (`peers/flow_matching.py`). What computes on the CPU is the wheel's own.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Names of libraries, of torch 2.15.0. */
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

/** Compiles the stand-ins. @param folder where the wheel's own libraries lie. @throws without a C compiler */
export function standInForCuda(folder: string): void {
  for (const name of EMPTY) library(folder, name, '/dev/null', []);
  const [source, versions] = [join(folder, 'nvshmem.c'), join(folder, 'nvshmem.map')];
  writeFileSync(source, VARIABLES);
  writeFileSync(versions, VERSIONS);
  library(folder, NVSHMEM, source, [`-Wl,--version-script=${versions}`]);
}
