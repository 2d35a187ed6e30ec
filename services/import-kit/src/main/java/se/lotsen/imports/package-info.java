/**
 * Imports of files from other systems. What a row means, and the rules it has to pass, is each
 * service's own ({@link se.lotsen.imports.Importer}); reading files, keeping order, going on after
 * a crash and telling what was wrong is done here, once.
 */
@NullMarked
package se.lotsen.imports;

import org.jspecify.annotations.NullMarked;
