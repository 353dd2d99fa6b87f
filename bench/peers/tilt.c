/*
 * Benchmark peer: the step p' = p w / sum(p w) in C, and STREAM's triad as the physical limit.
 *
 *   tilt step  N INPUT SECONDS   one pass: p_i <- p_i w_i scale, with the sum for the next step's scale
 *   tilt triad N INPUT SECONDS   a_i <- b_i + q c_i (McCalpin, STREAM), 24 bytes per element
 *
 * INPUT holds N masses and N weights as little-endian doubles. Prints {"seconds": ...} of one pass, over
 * a run of at least SECONDS; the shorter runs before it warm up.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

static __attribute__((noinline)) double step(double *restrict p, const double *restrict w, double scale, long n) {
  double sum = 0;
#pragma omp simd reduction(+ : sum)
  for (long i = 0; i < n; i++) {
    const double v = p[i] * w[i] * scale;
    p[i] = v;
    sum += v;
  }
  return sum;
}

static __attribute__((noinline)) void triad(double *restrict a, const double *restrict b, const double *restrict c,
                                            double q, long n) {
#pragma omp simd
  for (long i = 0; i < n; i++) a[i] = b[i] + q * c[i];
}

static double *array(long n) {
  double *x = aligned_alloc(64, (n * sizeof(double) + 63) / 64 * 64);
  if (x == NULL) {
    fprintf(stderr, "no memory for %ld doubles\n", n);
    exit(2);
  }
  return x;
}

int main(int argc, char **argv) {
  if (argc != 5) {
    fprintf(stderr, "usage: tilt step|triad N INPUT SECONDS\n");
    return 2;
  }
  const int stepping = strcmp(argv[1], "step") == 0;
  const long n = atol(argv[2]);
  const double wanted = atof(argv[4]);
  double *p = array(n), *w = array(n), *a = array(n);
  FILE *input = fopen(argv[3], "rb");
  if (input == NULL || fread(p, sizeof(double), n, input) != (size_t)n || fread(w, sizeof(double), n, input) != (size_t)n) {
    fprintf(stderr, "%s does not hold twice %ld doubles\n", argv[3], n);
    return 2;
  }
  fclose(input);
  memset(a, 0, n * sizeof(double));

  double scale = 1, elapsed = 0;
  long passes = 1;
  for (;;) {
    const double start = now();
    for (long k = 0; k < passes; k++) {
      if (stepping)
        scale = 1 / step(p, w, scale, n);
      else
        triad(a, p, w, scale, n);
    }
    elapsed = now() - start;
    if (elapsed >= wanted) break;
    const double more = 1.2 * passes * wanted / (elapsed > 1e-9 ? elapsed : 1e-9);
    passes = more > 2.0 * passes ? (long)more : 2 * passes;
  }
  /* The check value keeps the work from being optimised away. */
  printf("{\"seconds\": %.17g, \"check\": %.17g}\n", elapsed / passes, stepping ? p[n / 2] : a[n / 2]);
  return 0;
}
