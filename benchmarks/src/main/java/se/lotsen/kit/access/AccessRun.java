package se.lotsen.kit.access;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import se.lotsen.model.access.Right;
import se.lotsen.model.access.Scope;
import se.lotsen.testkit.TestIssuer;

/** What each request pays for being let in: its token is checked, its grant made into a filter. */
public final class AccessRun {
  private static final int WARM_UP = 20_000;
  private static final Placement PLACEMENT =
      Placement.by(Scope.MUNICIPALITY, "municipality").and(Scope.PROJECT, "project");

  private final JwtDecoder tokens;
  private final List<String> people;
  private long letIn;

  /**
   * @param people how many sign in
   * @param municipalities how many each of them works in
   */
  public AccessRun(int people, int municipalities) {
    var issuer = TestIssuer.here();
    var settings =
        new AccessProperties(
            issuer.issuer(), issuer.jwkSetUri(), "", "lotsen", Duration.ofMinutes(1), Set.of());
    this.tokens =
        new RememberedTokens(
            TokenChecks.decoderOf(settings, Trust.OF_JAVA, Clock.systemUTC()),
            Clock.systemUTC(),
            Ticker.systemTicker());
    var codes = IntStream.range(0, municipalities).mapToObj("%04d"::formatted).toList();
    this.people =
        IntStream.range(0, people)
            .mapToObj(
                person ->
                    issuer.token(
                        "advisor-" + person,
                        claims ->
                            claims
                                .claim("roles", List.of("advisor"))
                                .claim("municipalities", codes)
                                .claim("projects", List.of("4K", "DUR"))))
            .toList();
  }

  /** Microseconds for each of so many requests, of the people in turn. */
  public double micros(int requests) {
    ask(Math.min(WARM_UP, requests));
    long begin = System.nanoTime();
    ask(requests);
    return (System.nanoTime() - begin) / 1e3 / requests;
  }

  private void ask(int requests) {
    for (int i = 0; i < requests; i++) {
      var caller = Caller.of(tokens.decode(people.get(i % people.size())));
      if (caller.grant(Right.CASES_READ).filter(PLACEMENT, "state.").isPresent()) {
        letIn++;
      }
    }
  }

  /** How many were let in; read so that nothing can be left out. */
  public long letIn() {
    return letIn;
  }
}
