/**
 * Funders' decisions to pay for projects (beslut om stöd): which indicators are reported with which
 * targets, when, on what conditions and for whom. A later decision is a version of the first.
 */
@NullMarked
package se.lotsen.registry.funding;

import org.jspecify.annotations.NullMarked;
