package se.lotsen.kit.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * By which digest a journal is sealed. A seal says it, so that what was sealed by one still
 * verifies when another one seals: to exchange it, {@link #NOW} becomes another constant, and all
 * that was written before stays as it is. One that is known to be weak is still believed in what it
 * sealed then, because the anchors after that are over those seals, too.
 */
enum SealAlgorithm {
  /** From before seals said it. */
  UNSAID("", "SHA-256"),
  SHA_256("sha256:", "SHA-256"),
  SHA_512("sha512:", "SHA-512");

  /** What seals from now on. */
  static final SealAlgorithm NOW = SHA_256;

  private final String prefix;
  private final String name;

  SealAlgorithm(String prefix, String name) {
    this.prefix = prefix;
    this.name = name;
  }

  /** That by which a seal, or another digest of this kind, was made. */
  static SealAlgorithm of(String digest) {
    for (var each : values()) {
      if (each != UNSAID && digest.startsWith(each.prefix)) {
        return each;
      }
    }
    return UNSAID;
  }

  /** Whether it is the digest of this text, by the algorithm that it says. */
  static boolean fits(String digest, String text) {
    return of(digest).digest(text).equals(digest);
  }

  String digest(String text) {
    try {
      return prefix
          + encoded(MessageDigest.getInstance(name).digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has " + name, e);
    }
  }

  static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
