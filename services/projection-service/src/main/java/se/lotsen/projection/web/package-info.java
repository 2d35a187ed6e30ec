/** Questions about indicators: what a value is, what it is made of, what happened behind it. */
@NullMarked
package se.lotsen.projection.web;

import org.jspecify.annotations.NullMarked;
