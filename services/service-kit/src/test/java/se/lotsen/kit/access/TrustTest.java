package se.lotsen.kit.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.web.client.ResourceAccessException;
import se.lotsen.kit.CannotStart;

/** Who is asked over TLS has to be whom they say they are; else they are not even asked. */
class TrustTest {
  private static final String PASSWORD = "for-this-test-alone";

  private static KeyStore registry;
  private static KeyStore stranger;
  private static KeyStore elsewhere;

  private final AtomicInteger asked = new AtomicInteger();
  private final List<HttpsServer> servers = new ArrayList<>();

  @BeforeAll
  static void makeCertificates(@TempDir Path folder) throws Exception {
    registry = certificate(folder.resolve("registry"), "DNS:localhost");
    stranger = certificate(folder.resolve("stranger"), "DNS:localhost");
    elsewhere = certificate(folder.resolve("elsewhere"), "DNS:elsewhere.example");
  }

  /** With its key, signed by itself. */
  private static KeyStore certificate(Path file, String name) throws Exception {
    var made =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "it",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=it",
                "-ext",
                "SAN=" + name,
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(made.waitFor()).isZero();
    var store = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    return store;
  }

  @AfterEach
  void stop() {
    servers.forEach(server -> server.stop(0));
  }

  /** Where somebody answers who shows this certificate. */
  private String serving(KeyStore certificate) throws IOException {
    var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var bundle = SslBundle.of(SslStoreBundle.of(certificate, PASSWORD, null));
    server.setHttpsConfigurator(new HttpsConfigurator(bundle.createSslContext()));
    server.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, 2);
          exchange.getResponseBody().write(new byte[] {'{', '}'});
          exchange.close();
        });
    server.start();
    servers.add(server);
    return "https://localhost:" + server.getAddress().getPort();
  }

  private static ObjectProvider<SslBundles> bundles(KeyStore... trusted) {
    var bundles = new DefaultSslBundleRegistry();
    for (var certificate : trusted) {
      bundles.registerBundle("inside", SslBundle.of(SslStoreBundle.of(null, null, certificate)));
    }
    var beans = new StaticListableBeanFactory();
    beans.addBean("bundles", bundles);
    return beans.getBeanProvider(SslBundles.class);
  }

  private static String ask(Trust trust, String address) {
    return new ServiceClients(trust)
        .of(address, Duration.ofSeconds(10))
        .get()
        .uri("/")
        .retrieve()
        .body(String.class);
  }

  @Test
  void aServiceThatIsTrustedIsAskedAndNoOther() throws IOException {
    var trust = Trust.inBundle(bundles(registry), "inside");

    assertThat(ask(trust, serving(registry))).isEqualTo("{}");
    assertThat(asked).hasValue(1);

    for (var other : List.of(stranger, elsewhere)) {
      var address = serving(other);
      assertThatThrownBy(() -> ask(trust, address))
          .isInstanceOf(ResourceAccessException.class)
          .satisfies(e -> assertThat(e.getCause()).isInstanceOf(SSLHandshakeException.class));
    }
    assertThat(asked).as("no request was sent, and so no token").hasValue(1);
  }

  @Test
  void aNameThatACertificateIsNotForIsNotBelieved() throws IOException {
    var address = serving(elsewhere);

    assertThatThrownBy(() -> ask(Trust.inBundle(bundles(elsewhere), "inside"), address))
        .isInstanceOf(ResourceAccessException.class);
    assertThat(asked).hasValue(0);
  }

  @Test
  void keysOfAnIssuerComeFromWhoIsTrustedOnly() throws IOException {
    var address = serving(stranger);
    var settings =
        new AccessProperties(address, address, "inside", "lotsen", Duration.ofMinutes(1), Set.of());
    var decoder =
        TokenChecks.decoderOf(
            settings, Trust.inBundle(bundles(registry), "inside"), Clock.systemUTC());

    assertThatThrownBy(() -> decoder.decode(SOME_TOKEN)).isInstanceOf(JwtException.class);
    assertThat(asked).hasValue(0);

    var trusting =
        TokenChecks.decoderOf(
            settings, Trust.inBundle(bundles(stranger), "inside"), Clock.systemUTC());
    assertThatThrownBy(() -> trusting.decode(SOME_TOKEN)).isInstanceOf(JwtException.class);
    assertThat(asked).as("it was asked for its keys").hasPositiveValue();
  }

  /** Signed by nobody who has keys here. */
  private static final String SOME_TOKEN =
      "eyJhbGciOiJFUzI1NiIsImtpZCI6Im9uZSJ9.eyJzdWIiOiJhbm5hIn0."
          + "MEUCIQDt0dK1rWm2Ww0n6b1x2b8mWq3Jb1l9b6m0uE1mQ0aV3wIgVZx0Yk5o0l2uQ1n1";

  @Test
  void withoutABundleItIsWhomJavaTrustsAndOneThatIsNotThereStopsTheStart() throws IOException {
    var address = serving(registry);

    assertThatThrownBy(() -> ask(Trust.inBundle(bundles(), ""), address))
        .isInstanceOf(ResourceAccessException.class);
    assertThatThrownBy(() -> Trust.inBundle(bundles(), "inside"))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("spring.ssl.bundle.pem.inside.truststore.certificate");
  }
}
