package se.lotsen.projection.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.erdtman.jcs.JsonCanonicalizer;
import se.lotsen.model.code.Sha256;
import se.lotsen.model.event.EventJson;

/** JSON in the one form that a digest can be made of (RFC 8785), and such digests. */
final class CanonicalJson {
  private CanonicalJson() {}

  static String write(Object value) {
    try {
      return new JsonCanonicalizer(EventJson.write(value)).getEncodedString();
    } catch (IOException e) {
      throw new IllegalStateException("What was just written is JSON", e);
    }
  }

  static Sha256 digest(String canonical) {
    return of(sha256().digest(canonical.getBytes(StandardCharsets.UTF_8)));
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  static Sha256 of(byte[] digest) {
    return new Sha256(HexFormat.of().formatHex(digest));
  }
}
