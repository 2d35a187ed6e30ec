/** Projects and clients: who pays for what, and who is advised. */
@NullMarked
package se.lotsen.registry;

import org.jspecify.annotations.NullMarked;
