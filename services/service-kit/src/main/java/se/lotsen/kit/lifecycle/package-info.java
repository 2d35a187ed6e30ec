/**
 * Lifecycles as tables of steps, and the machine that runs them. What the states, triggers and
 * guards are is each service's own.
 */
@NullMarked
package se.lotsen.kit.lifecycle;

import org.jspecify.annotations.NullMarked;
