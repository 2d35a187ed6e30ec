/** An activity from plan to report: the aggregate, its commands and the pure decider. */
@NullMarked
package se.lotsen.activities.activity;

import org.jspecify.annotations.NullMarked;
