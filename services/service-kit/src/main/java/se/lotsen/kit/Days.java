package se.lotsen.kit;

import java.time.ZoneId;

/** Where a day begins and ends: all that Lotsen counts by the day happens in Sweden. */
public final class Days {
  public static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");

  private Days() {}
}
