/** The changes of a project as they happen, for those who stay and listen. */
@NullMarked
package se.lotsen.feeds.stream;

import org.jspecify.annotations.NullMarked;
