/** The contact log and the cases: what advisors do all day. */
@NullMarked
package se.lotsen.cases;

import org.jspecify.annotations.NullMarked;
