/** The values of a project as they are now, for those who come and fetch them. */
@NullMarked
package se.lotsen.feeds.pull;

import org.jspecify.annotations.NullMarked;
