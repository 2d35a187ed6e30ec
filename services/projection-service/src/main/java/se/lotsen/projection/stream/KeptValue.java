package se.lotsen.projection.stream;

import se.lotsen.model.indicator.IndicatorValue;

/**
 * A value as the stream keeps it.
 *
 * @param told whether the values topic has it already; what was not told before a stop is told
 *     after it
 */
record KeptValue(IndicatorValue value, boolean told) {}
