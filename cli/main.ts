#!/usr/bin/env node
import '../models/kernels/node';
import { run } from './program';

void run(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
