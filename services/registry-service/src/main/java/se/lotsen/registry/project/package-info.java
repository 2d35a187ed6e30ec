/** A project: what was agreed with its funders, and whether work may be recorded in it. */
@NullMarked
package se.lotsen.registry.project;

import org.jspecify.annotations.NullMarked;
