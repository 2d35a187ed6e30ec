package se.lotsen.standalone.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import se.lotsen.kit.failure.RefusedException;
import se.lotsen.kit.journal.Refusal;

/**
 * The public keys of a machine, with which it proves who it is (RFC 7523). They are given to us as
 * they are and never fetched: an address of another's would have this process ask wherever it
 * leads.
 */
final class MachineKeys {
  /** Of these a machine signs with one: both are worth 128 bits with the keys that are taken. */
  static final List<SignatureAlgorithm> ALGORITHMS =
      List.of(SignatureAlgorithm.ES256, SignatureAlgorithm.PS256);

  /** Bits of an RSA key that are worth 128. */
  private static final int SHORTEST = 3072;

  private MachineKeys() {}

  /**
   * A JWK set as it is kept.
   *
   * @throws RefusedException where it is none, or has a key that is private, symmetric, too weak,
   *     not for signing or without an id of its own
   */
  static String checked(List<Map<String, Object>> keys) {
    try {
      var set = JWKSet.parse(Map.of("keys", keys));
      if (set.getKeys().stream().anyMatch(JWK::isPrivate)) {
        throw refused(
            "En nyckel är privat; behåll den för er själva, skapa en ny och skicka bara den"
                + " publika delen",
            "A key is private; keep it to yourselves, make another and send the public part only");
      }
      var ids = set.getKeys().stream().map(JWK::getKeyID).filter(Objects::nonNull).distinct();
      if (!set.getKeys().stream().allMatch(MachineKeys::isGood) || ids.count() != keys.size()) {
        throw refused(
            "Nycklarna ska vara för signering, på P-256 eller RSA med minst 3072 bitar, och var och"
                + " en ha ett eget kid",
            "The keys have to be for signing, on P-256 or RSA with at least 3072 bits, and each"
                + " have a kid of its own");
      }
      return set.toString();
    } catch (ParseException e) {
      throw refused(
          "Det är inga nycklar; skicka dem som JSON Web Keys (RFC 7517)",
          "Those are no keys; send them as JSON Web Keys (RFC 7517)");
    }
  }

  static JWKSet read(String kept) {
    try {
      return JWKSet.parse(kept);
    } catch (ParseException e) {
      throw new IllegalStateException("What is kept are no keys", e);
    }
  }

  private static boolean isGood(JWK key) {
    boolean signs = key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE);
    return signs
        && switch (key) {
          case ECKey elliptic -> Curve.P_256.equals(elliptic.getCurve());
          case RSAKey rsa -> bits(rsa) >= SHORTEST;
          default -> false;
        };
  }

  private static int bits(RSAKey key) {
    try {
      return key.toRSAPublicKey().getModulus().bitLength();
    } catch (JOSEException e) {
      return 0;
    }
  }

  private static RefusedException refused(String sv, String en) {
    return new RefusedException(Refusal.invalid("no-key", "keys", sv, en));
  }
}
