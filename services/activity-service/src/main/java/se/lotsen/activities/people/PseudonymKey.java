package se.lotsen.activities.people;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import se.lotsen.model.ParticipantId;

/** A secret of this installation, by which an id follows from what is known of a person. */
final class PseudonymKey {
  private static final String HMAC = "HmacSHA256";
  private static final int BYTES = 32;

  private final SecretKeySpec key;

  private PseudonymKey(byte[] secret) {
    this.key = new SecretKeySpec(secret, HMAC);
  }

  static PseudonymKey fresh() {
    var secret = new byte[BYTES];
    new SecureRandom().nextBytes(secret);
    return new PseudonymKey(secret);
  }

  /**
   * @throws IllegalArgumentException where it has fewer than 256 bits
   */
  static PseudonymKey of(byte[] secret) {
    if (secret.length < BYTES) {
      throw new IllegalArgumentException("A key has at least %d bytes".formatted(BYTES));
    }
    return new PseudonymKey(secret);
  }

  /**
   * @throws IllegalArgumentException where it is no key in hexadecimal digits
   */
  static PseudonymKey of(String hex) {
    return of(HexFormat.of().parseHex(hex));
  }

  byte[] secret() {
    return key.getEncoded();
  }

  String hex() {
    return HexFormat.of().formatHex(secret());
  }

  /** By which it is recognised, and which tells nothing about it. */
  String name() {
    return HexFormat.of().formatHex(hash("which key it is"), 0, 8);
  }

  /** The id of whoever these words tell from everybody else. */
  ParticipantId of(List<String> identity) {
    return new ParticipantId(
        uuid(ByteBuffer.wrap(hash(String.join("\u0000", identity)))).toString());
  }

  private byte[] hash(String text) {
    try {
      var mac = Mac.getInstance(HMAC);
      mac.init(key);
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has " + HMAC, e);
    }
  }

  /** A UUID of version 8 (RFC 9562): bits that mean something to whoever made it. */
  private static UUID uuid(ByteBuffer hash) {
    return new UUID(
        (hash.getLong() & ~0xF000L) | 0x8000L,
        (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L);
  }
}
