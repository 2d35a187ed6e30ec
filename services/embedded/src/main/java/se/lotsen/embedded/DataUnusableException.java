package se.lotsen.embedded;

import java.nio.file.Path;

/**
 * The data cannot be used as it is: damaged, not of this program, of a newer version of it, or not
 * to be written. Nothing was changed, and nothing of it is held open.
 */
public final class DataUnusableException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  DataUnusableException(Path data, String what, Throwable cause) {
    super(data.toAbsolutePath() + " " + what, cause);
  }
}
