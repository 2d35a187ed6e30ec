/** What each project has promised to reach: a small copy from the projects' topic. */
@NullMarked
package se.lotsen.projection.target;

import org.jspecify.annotations.NullMarked;
