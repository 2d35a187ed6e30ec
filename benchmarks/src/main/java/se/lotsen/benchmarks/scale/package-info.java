/**
 * A region's ten years through a Lotsen of its own, from outside: files made up from a seed, an
 * independent count of them, and everything asked over HTTP.
 */
@NullMarked
package se.lotsen.benchmarks.scale;

import org.jspecify.annotations.NullMarked;
