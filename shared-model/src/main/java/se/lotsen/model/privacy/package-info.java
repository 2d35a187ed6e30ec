/** What is known of living people, what for and for how long: the marks that fields carry. */
@NullMarked
package se.lotsen.model.privacy;

import org.jspecify.annotations.NullMarked;
