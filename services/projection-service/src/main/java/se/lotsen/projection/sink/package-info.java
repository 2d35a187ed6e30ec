/**
 * What the stream has told, kept in MongoDB for questions; written idempotently, so twice is once.
 */
@NullMarked
package se.lotsen.projection.sink;

import org.jspecify.annotations.NullMarked;
