/**
 * What crosses a service border and nothing else: ids and code lists here, events by publisher and
 * topics in {@code event}, the ledger and its values in {@code indicator}. It knows no Spring and
 * no database, so that every service and every outside consumer can read the same records.
 */
@NullMarked
package se.lotsen.model;

import org.jspecify.annotations.NullMarked;
