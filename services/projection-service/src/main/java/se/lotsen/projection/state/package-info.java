/**
 * How the stream keeps its state: as objects in memory within one bound for the whole process, as
 * small binary records in the stores and their changelogs, one record for each thing that stands by
 * itself.
 */
@NullMarked
package se.lotsen.projection.state;

import org.jspecify.annotations.NullMarked;
