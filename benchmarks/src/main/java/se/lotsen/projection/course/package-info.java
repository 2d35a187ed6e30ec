/** The writing down of courses as it ships, run from where it can be seen. */
@NullMarked
package se.lotsen.projection.course;

import org.jspecify.annotations.NullMarked;
