package se.lotsen.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/** What deploy/secrets.sh makes for one installation, here on this machine. */
public final class DeployedSecrets {
  private final Path folder;

  /**
   * @param folder to put them into; what is there stays
   */
  public DeployedSecrets(Path folder) {
    this.folder = folder;
    run(Map.of(), "deploy/secrets.sh", folder.toString());
  }

  /** Where they are. */
  public Path folder() {
    return folder;
  }

  public Path file(String name) {
    return folder.resolve(name);
  }

  public String text(String name) {
    return Repository.textOf(file(name)).strip();
  }

  /** Hands a secret to somebody, as a file of their own. */
  void hand(String name, Path target) {
    try {
      Files.createDirectories(target.getParent());
      Files.copy(file(name), target, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A client that trusts the certificates of this installation and no others. */
  public HttpClient believer() {
    var authority = PemSslStoreDetails.forCertificate(file("authority.pem").toUri().toString());
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .sslContext(SslBundle.of(new PemSslStoreBundle(null, authority)).createSslContext())
        .build();
  }

  /** Runs a script of the repository, which has to succeed. */
  static void run(Map<String, String> environment, String script, String... args) {
    var command = new ArrayList<>(List.of("bash", Repository.path(script).toString()));
    command.addAll(List.of(args));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    try {
      var process = builder.start();
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as("%s said: %s", script, said).isZero();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
