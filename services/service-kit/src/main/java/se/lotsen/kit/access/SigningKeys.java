package se.lotsen.kit.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import se.lotsen.kit.CannotStart;
import se.lotsen.kit.IdSource;

/**
 * Keys that tokens or anchors are signed with, in a file that only its owner can read. The first
 * one signs, with ES256: on the curve P-256, which is worth 128 bits (OWASP ASVS 5.0, 11.2.3 and
 * 11.6.1). Those after it are there for what they have signed. Where the first one is of another
 * kind, as Lotsen once made them, a new one takes its place with the start.
 */
public final class SigningKeys {
  private final Path file;
  private JWKSet keys;

  private SigningKeys(Path file, JWKSet keys) {
    this.file = file;
    this.keys = keys;
  }

  /**
   * The keys in this file; one is made where there is none.
   *
   * @throws CannotStart where something else is in it
   */
  public static SigningKeys in(Path file) {
    try {
      var known =
          Files.exists(file) ? JWKSet.parse(Files.readString(file)) : new JWKSet(List.<JWK>of());
      var keys = new SigningKeys(file, known);
      if (known.isEmpty() || !signsAsWeDo(known.getKeys().getFirst())) {
        keys.rotate();
      }
      return keys;
    } catch (ParseException e) {
      throw new CannotStart(
          file + " is no set of keys; restore it, or delete it and have all be signed anew", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public synchronized JWKSet all() {
    return keys;
  }

  /** Signs with a new key from now on; what the one before has signed is still good. */
  public synchronized void rotate() {
    var next = new ArrayList<JWK>();
    next.add(newKey());
    keys.getKeys().stream().limit(1).forEach(next::add);
    write(new JWKSet(next));
  }

  private static boolean signsAsWeDo(JWK key) {
    return key instanceof ECKey elliptic && Curve.P_256.equals(elliptic.getCurve());
  }

  private static JWK newKey() {
    try {
      return new ECKeyGenerator(Curve.P_256)
          .algorithm(JWSAlgorithm.ES256)
          .keyUse(KeyUse.SIGNATURE)
          .keyID(IdSource.TIME_ORDERED.next())
          .generate();
    } catch (JOSEException e) {
      throw new IllegalStateException("No key can be made on P-256", e);
    }
  }

  private void write(JWKSet next) {
    try {
      Files.createDirectories(file.getParent());
      var begun =
          Files.createTempFile(
              file.getParent(),
              "keys",
              ".new",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(begun, next.toString(false));
      Files.move(begun, file, StandardCopyOption.ATOMIC_MOVE);
      keys = next;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
