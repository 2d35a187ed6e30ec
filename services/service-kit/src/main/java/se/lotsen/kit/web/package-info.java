/**
 * What every HTTP surface does alike: problem details, idempotent POSTs, versions as ETags, pages
 * by cursor.
 */
@NullMarked
package se.lotsen.kit.web;

import org.jspecify.annotations.NullMarked;
