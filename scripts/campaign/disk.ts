/**
 * A disk whose machine can lose its power: a file system of ext4 in a file. What the system has not yet written to the disk is in its memory alone, and is not in a copy of that file; so a copy is
 * what the disk holds after a loss. The disk itself is taken to keep what it was told to write. Mounting needs root and a loop device.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const SIZE = '512M';

const mounting = (image: string, at: string): void => void execFileSync('mount', ['-o', 'loop', image, at]);

export class Disk {
  /** Where it is mounted. */
  readonly folder: string;
  private image: string;
  private losses = 0;

  constructor(private readonly base: string) {
    this.folder = join(base, 'disk');
    this.image = join(base, 'image-0');
    mkdirSync(this.folder, { recursive: true });
    chmodSync(base, 0o755); // PostgreSQL has a user of its own.
    execFileSync('truncate', ['-s', SIZE, this.image]);
    execFileSync('mkfs.ext4', ['-q', '-F', this.image]);
    mounting(this.image, this.folder);
  }

  /** Writes everything to the disk. */
  sync(): void {
    execFileSync('sync', ['-f', this.folder]);
  }

  /**
   * Loses what is not on the disk, and mounts it again, whose journal is then replayed. Processes that use it must have been killed.
   * @throws Error if a file that was written just before is not lost, so that this is no loss of power
   */
  losePower(): void {
    this.losses += 1;
    const canary = join(this.folder, `canary-${this.losses}`);
    writeFileSync(canary, 'this is not on the disk');
    const next = join(this.base, `image-${this.losses}`);
    copyFileSync(this.image, next);
    execFileSync('umount', ['--lazy', this.folder]);
    rmSync(this.image);
    this.image = next;
    mounting(next, this.folder);
    if (existsSync(canary) && statSync(canary).size > 0) throw new Error(`${canary} was written to the disk`);
  }

  remove(): void {
    execFileSync('umount', ['--lazy', this.folder]);
    rmSync(this.base, { recursive: true, force: true });
  }
}
