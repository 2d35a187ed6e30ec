/** The life of an activity: its states, steps and guards. */
@NullMarked
package se.lotsen.activities.lifecycle;

import org.jspecify.annotations.NullMarked;
