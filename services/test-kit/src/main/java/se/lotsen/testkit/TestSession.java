package se.lotsen.testkit;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * What holds for all tests of a JVM: every service that they start takes the tokens of {@link
 * TestIssuer}, and what they wait for may take as long as it does on a machine that is busy with
 * other tests. A wait that is no question of speed ends when what it waits for is there.
 */
public final class TestSession implements LauncherSessionListener {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    Awaitility.setDefaultTimeout(PATIENCE);
    var issuer = TestIssuer.here();
    System.setProperty("lotsen.security.issuer", issuer.issuer());
    System.setProperty("lotsen.security.jwk-set-uri", issuer.jwkSetUri());
  }
}
