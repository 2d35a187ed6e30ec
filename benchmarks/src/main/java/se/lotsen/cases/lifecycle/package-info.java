/** Decisions as they are made, run from where the machine can be seen. */
@NullMarked
package se.lotsen.cases.lifecycle;

import org.jspecify.annotations.NullMarked;
