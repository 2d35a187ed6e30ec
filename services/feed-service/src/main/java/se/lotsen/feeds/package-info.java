/** Delivery of indicator values to funders: to fetch, and to follow as they change. */
@NullMarked
package se.lotsen.feeds;

import org.jspecify.annotations.NullMarked;
