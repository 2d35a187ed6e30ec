package se.lotsen.standalone.signin;

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
 * The keys that tokens are signed with, in a file of the data folder that only its owner can read.
 * The first one signs, with ES256: on the curve P-256, which is worth 128 bits (OWASP ASVS 5.0,
 * 11.2.3 and 11.6.1). The one after it is there for tokens that it has signed, and is dropped one
 * rotation later. Where the first one is of another kind, as Lotsen once made them, a new one takes
 * its place with the start.
 */
final class SigningKeys {
  private final Path file;
  private JWKSet keys;

  private SigningKeys(Path file, JWKSet keys) {
    this.file = file;
    this.keys = keys;
  }

  /** The keys in this folder; one is made where there is none. */
  static SigningKeys in(Path folder) {
    var file = folder.resolve("signing-keys.json");
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
          file + " is no set of keys; restore it, or delete it and have everybody sign in again",
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  synchronized JWKSet all() {
    return keys;
  }

  /** Signs with a new key from now on; tokens of the one before are still good. */
  synchronized void rotate() {
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
