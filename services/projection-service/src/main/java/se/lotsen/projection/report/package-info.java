/**
 * Reports to funders: planned by a funding decision, written, submitted with figures that stand
 * from then on, returned or approved. What becomes known later is an adjustment in the next report.
 */
@NullMarked
package se.lotsen.projection.report;

import org.jspecify.annotations.NullMarked;
