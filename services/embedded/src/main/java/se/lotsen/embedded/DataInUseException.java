package se.lotsen.embedded;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The data belongs to another process (or another instance in this one) that is still running;
 * nothing was changed.
 */
public final class DataInUseException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  DataInUseException(Path data, @Nullable Throwable cause) {
    super(
        data.toAbsolutePath()
            + " is in use by another running process; stop that one first or choose other data",
        cause);
  }
}
