/**
 * A client: a company, a prospective entrepreneur or an association, known once and for all
 * projects.
 */
@NullMarked
package se.lotsen.registry.client;

import org.jspecify.annotations.NullMarked;
