package se.lotsen.standalone.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import se.lotsen.kit.CannotStart;

/** What is configured of the portal: none, one, or what Lotsen does not start with. */
class PortalTest {
  private static final String REDIRECT = "https://portal.example/signed-in";

  @TempDir private Path folder;

  private Path secret;

  @BeforeEach
  void write() throws IOException {
    secret = Files.writeString(folder.resolve("secret"), "x".repeat(32) + "\n");
  }

  private static Optional<RegisteredClient> portal(@Nullable String redirect, @Nullable Path file) {
    return Portal.of(
        new SignInProperties.Portal(redirect, file),
        new BCryptPasswordEncoder(4),
        Duration.ofMinutes(10),
        Duration.ofHours(12));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " "})
  void withoutAnAddressThereIsNone(String redirect) {
    assertThat(portal(redirect, null)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://portal.example/signed-in",
        "https://portal.example/signed-in#here",
        "portal.example",
        "https:///signed-in",
        "not an address",
        "javascript:alert(1)"
      })
  void anAddressThatWouldGiveCodesAwayIsRefused(String redirect) {
    assertThatThrownBy(() -> portal(redirect, secret))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("redirect-uri");
  }

  @Test
  void itsSecretIsThereAndLong() throws IOException {
    assertThat(portal(REDIRECT, secret)).isPresent();
    assertThat(portal("http://127.0.0.1:3000/signed-in", secret)).isPresent();
    assertThatThrownBy(() -> portal(REDIRECT, null)).isInstanceOf(CannotStart.class);
    assertThatThrownBy(() -> portal(REDIRECT, folder.resolve("nowhere")))
        .isInstanceOf(CannotStart.class);
    Files.writeString(secret, "x".repeat(31));
    assertThatThrownBy(() -> portal(REDIRECT, secret)).isInstanceOf(CannotStart.class);
  }
}
