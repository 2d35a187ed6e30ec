/**
 * Mandates: how a colleague stands in for another, and how somebody reads in an emergency where
 * they otherwise may not. All services ask here whether one is in force.
 */
@NullMarked
package se.lotsen.registry.mandate;

import org.jspecify.annotations.NullMarked;
