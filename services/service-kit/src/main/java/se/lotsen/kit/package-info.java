/**
 * The plumbing all services stand on, brought in whole by {@link se.lotsen.kit.KitConfiguration}.
 * What may enter: what at least two services need and what would be the same in a system about
 * anything else. A type that knows what a case or a client is never does.
 */
@NullMarked
package se.lotsen.kit;

import org.jspecify.annotations.NullMarked;
