/** What the cases know of other services' projects and clients: small copies from their topics. */
@NullMarked
package se.lotsen.cases.known;

import org.jspecify.annotations.NullMarked;
