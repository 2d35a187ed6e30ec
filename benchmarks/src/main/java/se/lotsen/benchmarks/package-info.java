/**
 * Measures Lotsen beside its limits: each figure with what could be had at best, in the same run.
 */
@NullMarked
package se.lotsen.benchmarks;

import org.jspecify.annotations.NullMarked;
