/**
 * All services in one process on the embedded broker and store: one command, one port, one folder.
 */
@NullMarked
package se.lotsen.standalone;

import org.jspecify.annotations.NullMarked;
