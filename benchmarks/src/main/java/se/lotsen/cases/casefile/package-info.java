/** Looks into the case files from inside, to measure them without HTTP. */
@NullMarked
package se.lotsen.cases.casefile;

import org.jspecify.annotations.NullMarked;
