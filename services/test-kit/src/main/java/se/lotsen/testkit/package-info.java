/**
 * What tests of every service stand on: a platform to run on, contracts that every store, relay and
 * listener must pass on whatever platform, and the rules of the architecture.
 */
@NullMarked
package se.lotsen.testkit;

import org.jspecify.annotations.NullMarked;
