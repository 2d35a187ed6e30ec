/**
 * Who calls, what they may do, and how far: tokens become a {@link se.lotsen.kit.access.Caller},
 * the table of rights makes a {@link se.lotsen.kit.access.Grant} of it, and stores look at nothing
 * beyond that.
 */
@NullMarked
package se.lotsen.kit.access;

import org.jspecify.annotations.NullMarked;
