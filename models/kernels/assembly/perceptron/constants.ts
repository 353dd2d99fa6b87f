/** Constants of the exponential in four lanes. Loading them is one operation; a constant in the code takes four. */
export const INVERSE_LN2 = memory.data<f32>([1.44269504, 1.44269504, 1.44269504, 1.44269504], 16);
export const C1 = memory.data<f32>([0.693359375, 0.693359375, 0.693359375, 0.693359375], 16);
export const C2 = memory.data<f32>([-2.12194440e-4, -2.12194440e-4, -2.12194440e-4, -2.12194440e-4], 16);
export const ROUNDER = memory.data<f32>([12582912.0, 12582912.0, 12582912.0, 12582912.0], 16);
export const LOWEST = memory.data<f32>([-86.0, -86.0, -86.0, -86.0], 16);
export const HIGHEST = memory.data<f32>([86.0, 86.0, 86.0, 86.0], 16);
export const ONE = memory.data<f32>([1.0, 1.0, 1.0, 1.0], 16);
export const P0 = memory.data<f32>([1.3814539e-3, 1.3814539e-3, 1.3814539e-3, 1.3814539e-3], 16);
export const P1 = memory.data<f32>([8.3687454e-3, 8.3687454e-3, 8.3687454e-3, 8.3687454e-3], 16);
export const P2 = memory.data<f32>([4.1668389e-2, 4.1668389e-2, 4.1668389e-2, 4.1668389e-2], 16);
export const P3 = memory.data<f32>([1.6666521e-1, 1.6666521e-1, 1.6666521e-1, 1.6666521e-1], 16);
export const P4 = memory.data<f32>([4.9999994e-1, 4.9999994e-1, 4.9999994e-1, 4.9999994e-1], 16);
