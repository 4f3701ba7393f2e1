/** Benchmarks against peers, started by {@code bench/run}: every program prints one rate and ends. */
@NullMarked
package kr.haetae.bench;

import org.jspecify.annotations.NullMarked;
