package se.lotsen.kit.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * The version of the API, which all its addresses begin with. Within it things are added, never
 * renamed, removed or given another meaning; what cannot be done so is a new version beside it.
 *
 * <p>Once there is a successor, each answer says since when (RFC 9745) and how long this version
 * will still be there (RFC 8594).
 */
public final class ApiVersion implements HandlerInterceptor {
  /** What all addresses of the API begin with. */
  public static final String PATH = "/v1";

  /** How long a version lives beside its successor. */
  private static final int MONTHS_BESIDE_ITS_SUCCESSOR = 24;

  private static final String SUNSET = "Sunset";

  private final String deprecation;
  private final String sunset;

  /**
   * @param supersededOn the day on which the successor came
   */
  ApiVersion(LocalDate supersededOn) {
    var since = supersededOn.atStartOfDay(ZoneOffset.UTC);
    this.deprecation = "@" + since.toEpochSecond();
    this.sunset = asHttpHasIt(since.plusMonths(MONTHS_BESIDE_ITS_SUCCESSOR));
  }

  private static String asHttpHasIt(ZonedDateTime moment) {
    var headers = new HttpHeaders();
    headers.setZonedDateTime(SUNSET, moment);
    return Objects.requireNonNull(headers.getFirst(SUNSET));
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    response.setHeader("Deprecation", deprecation);
    response.setHeader(SUNSET, sunset);
    return true;
  }
}
