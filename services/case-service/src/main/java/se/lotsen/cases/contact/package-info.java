/** The contact log: who met whom when, about what; in under half a minute. */
@NullMarked
package se.lotsen.cases.contact;

import org.jspecify.annotations.NullMarked;
