/**
 * What every service that records work knows of the registry's projects and clients: small copies
 * from their topics, the rules for work that follow from a project, and who goes on for a client
 * that was merged.
 */
@NullMarked
package se.lotsen.work;

import org.jspecify.annotations.NullMarked;
