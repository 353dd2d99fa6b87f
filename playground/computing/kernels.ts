/** The WebAssembly kernels inside the page, as base64 that the build writes. */
import { embedKernels } from '../../models/kernels/embedded';

declare const KERNELS_BASE64: string;

embedKernels(Uint8Array.from(atob(KERNELS_BASE64), (letter) => letter.charCodeAt(0)));
