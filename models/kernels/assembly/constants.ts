/**
 * Constants of the elementary functions, as scalars and, for lanes, as pairs in memory. Loading a pair is one operation
 * in the compiled code; a constant in both lanes takes four.
 */
export const INVERSE_LN2: f64 = 1.4426950408889634;
export const LN2_HI: f64 = 6.93147180369123816490e-1;
export const LN2_LO: f64 = 1.90821492927058770002e-10;
export const ROUNDER: f64 = 6755399441055744;
export const MIN_NORMAL: f64 = 2.2250738585072014e-308;
export const TWO_54: f64 = 18014398509481984;

export const P1: f64 = 1.66666666666666019037e-1;
export const P2: f64 = -2.77777777770155933842e-3;
export const P3: f64 = 6.61375632143793436117e-5;
export const P4: f64 = -1.65339022054652515390e-6;
export const P5: f64 = 4.13813679705723846039e-8;

export const L1: f64 = 6.666666666666735130e-1;
export const L2: f64 = 3.999999999940941908e-1;
export const L3: f64 = 2.857142874366239149e-1;
export const L4: f64 = 2.222219843214978396e-1;
export const L5: f64 = 1.818357216161805012e-1;
export const L6: f64 = 1.531383769920937332e-1;
export const L7: f64 = 1.479819860511658591e-1;

/** 1 + f needs no reduction for f between √½ − 1 and √2 − 1. */
export const NEAR_LOW: f64 = -0.2928932188134524;
export const NEAR_HIGH: f64 = 0.41421356237309503;

/** Added to the bits of a double, this moves the border of the binade from 1 to about √½; MANTISSA_BASE moves it back. */
export const BINADE_SHIFT: i64 = (0x3ff00000 - 0x3fe6a09e) << 32;
export const MANTISSA_BASE: i64 = 0x3fe6a09e << 32;
export const MANTISSA: i64 = 0x000fffffffffffff;
/** The bits of 2^52, whose last mantissa bit has value 1. They turn an integer below 2^52 into a double. */
export const TWO_52_BITS: i64 = 0x4330000000000000;
/** 2^52 + 1023. */
export const BIASED_TWO_52: f64 = 4503599627371519;

export const BIASED_TWO_52_LANES = memory.data<f64>([BIASED_TWO_52, BIASED_TWO_52], 16);
export const BINADE_SHIFT_LANES = memory.data<i64>([BINADE_SHIFT, BINADE_SHIFT], 16);
export const HALF_LANES = memory.data<f64>([0.5, 0.5], 16);
export const HIGHEST_LANES = memory.data<f64>([710.0, 710.0], 16);
export const INFINITE_LANES = memory.data<f64>([Infinity, Infinity], 16);
export const INVERSE_LN2_LANES = memory.data<f64>([INVERSE_LN2, INVERSE_LN2], 16);
export const L1_LANES = memory.data<f64>([L1, L1], 16);
export const L2_LANES = memory.data<f64>([L2, L2], 16);
export const L3_LANES = memory.data<f64>([L3, L3], 16);
export const L4_LANES = memory.data<f64>([L4, L4], 16);
export const L5_LANES = memory.data<f64>([L5, L5], 16);
export const L6_LANES = memory.data<f64>([L6, L6], 16);
export const L7_LANES = memory.data<f64>([L7, L7], 16);
export const LN2_HI_LANES = memory.data<f64>([LN2_HI, LN2_HI], 16);
export const LN2_LO_LANES = memory.data<f64>([LN2_LO, LN2_LO], 16);
export const LOWEST_LANES = memory.data<f64>([-750.0, -750.0], 16);
export const MANTISSA_LANES = memory.data<i64>([MANTISSA, MANTISSA], 16);
export const MANTISSA_BASE_LANES = memory.data<i64>([MANTISSA_BASE, MANTISSA_BASE], 16);
export const MINUS_ONE_LANES = memory.data<f64>([-1.0, -1.0], 16);
export const MIN_NORMAL_LANES = memory.data<f64>([MIN_NORMAL, MIN_NORMAL], 16);
export const NEAR_HIGH_LANES = memory.data<f64>([NEAR_HIGH, NEAR_HIGH], 16);
export const NEAR_LOW_LANES = memory.data<f64>([NEAR_LOW, NEAR_LOW], 16);
export const NORMAL_EXP_LANES = memory.data<f64>([708.0, 708.0], 16);
export const ONE_LANES = memory.data<f64>([1.0, 1.0], 16);
export const P1_LANES = memory.data<f64>([P1, P1], 16);
export const P2_LANES = memory.data<f64>([P2, P2], 16);
export const P3_LANES = memory.data<f64>([P3, P3], 16);
export const P4_LANES = memory.data<f64>([P4, P4], 16);
export const P5_LANES = memory.data<f64>([P5, P5], 16);
export const ROUNDER_LANES = memory.data<f64>([ROUNDER, ROUNDER], 16);
export const TWO_LANES = memory.data<f64>([2.0, 2.0], 16);
export const TWO_52_BITS_LANES = memory.data<i64>([TWO_52_BITS, TWO_52_BITS], 16);
export const BIAS_LANES = memory.data<i64>([1023, 1023], 16);
