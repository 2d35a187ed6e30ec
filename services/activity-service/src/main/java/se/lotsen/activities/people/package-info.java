/** Who the participants are: names and addresses, which stay here and can be forgotten. */
@NullMarked
package se.lotsen.activities.people;

import org.jspecify.annotations.NullMarked;
