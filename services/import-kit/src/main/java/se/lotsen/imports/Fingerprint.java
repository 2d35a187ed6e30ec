package se.lotsen.imports;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What an upload said, told from any other by its hash (SHA-256), taken while it is read. */
final class Fingerprint {
  private final MessageDigest digest;

  private Fingerprint(MessageDigest digest) {
    this.digest = digest;
  }

  /** Of what is said beside the file. */
  static Fingerprint of(String source, boolean dryRun) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update("%s\n%s\n".formatted(source, dryRun).getBytes(StandardCharsets.UTF_8));
      return new Fingerprint(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /** The bytes of the file, each of which counts when it is read. */
  InputStream of(InputStream bytes) {
    return new DigestInputStream(bytes, digest);
  }

  /** The hash of all that was read; to be asked once. */
  String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
