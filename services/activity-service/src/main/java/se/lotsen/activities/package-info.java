/** Activities such as workshops and fairs, and who takes part in them. */
@NullMarked
package se.lotsen.activities;

import org.jspecify.annotations.NullMarked;
