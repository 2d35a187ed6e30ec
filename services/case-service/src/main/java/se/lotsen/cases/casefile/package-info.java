/** A case from its opening to its end: the aggregate, its commands and the pure decider. */
@NullMarked
package se.lotsen.cases.casefile;

import org.jspecify.annotations.NullMarked;
