package se.lotsen.projection.web;

import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.KeyGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.encrypt.AesGcmBytesEncryptor;
import org.springframework.stereotype.Component;
import se.lotsen.kit.web.BadRequest;
import se.lotsen.kit.web.Cursor;

/**
 * Cursors for those who are not told whose an entry is, but may be in the midst of one client's
 * entries: the place is in them, for this process only. After a start one begins again without one.
 */
@Component
class SealedCursors {
  private static final int BITS = 256;

  private final AesGcmBytesEncryptor sealed;

  SealedCursors() {
    try {
      var keys = KeyGenerator.getInstance("AES");
      keys.init(BITS);
      this.sealed = AesGcmBytesEncryptor.withSecretKey(keys.generateKey()).build();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has AES", e);
    }
  }

  @Nullable String seal(@Nullable String word) {
    return word == null
        ? null
        : new Cursor(
                HexFormat.of().formatHex(sealed.encrypt(word.getBytes(StandardCharsets.UTF_8))))
            .word();
  }

  @Nullable Cursor open(@Nullable Cursor cursor) {
    if (cursor == null) {
      return null;
    }
    try {
      var word = sealed.decrypt(HexFormat.of().parseHex(cursor.after()));
      return Cursor.valueOf(new String(word, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new BadRequest("cursor", "The cursor is of another time; begin again without one");
    }
  }
}
