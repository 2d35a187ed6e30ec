package se.lotsen.kit.access;

import java.net.http.HttpClient;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundles;
import se.lotsen.kit.CannotStart;

/**
 * Whose certificates are believed where this process asks somebody over TLS.
 *
 * @param context knows them; those that Java trusts where there is none
 */
record Trust(@Nullable SSLContext context) {
  /** In whom Java trusts: the authorities that browsers know. */
  static final Trust OF_JAVA = new Trust(null);

  /**
   * In those of a bundle, and in nobody else.
   *
   * @param name of a bundle; empty for {@link #OF_JAVA}
   * @throws CannotStart where there is no such bundle
   */
  static Trust inBundle(ObjectProvider<SslBundles> bundles, @Nullable String name) {
    if (name == null || name.isBlank()) {
      return OF_JAVA;
    }
    try {
      return new Trust(bundles.getObject().getBundle(name).createSslContext());
    } catch (NoSuchSslBundleException e) {
      throw new CannotStart(
          "there is no SSL bundle %s; say whose certificates are trusted with".formatted(name)
              + " spring.ssl.bundle.pem.%s.truststore.certificate".formatted(name),
          e);
    }
  }

  HttpClient.Builder client() {
    var client = HttpClient.newBuilder();
    return context == null ? client : client.sslContext(context);
  }
}
