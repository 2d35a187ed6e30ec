/** Questions about values as they are answered, run from where they can be seen. */
@NullMarked
package se.lotsen.projection.web;

import org.jspecify.annotations.NullMarked;
