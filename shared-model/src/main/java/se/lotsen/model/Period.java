package se.lotsen.model;

import java.time.LocalDate;

/** A span of whole days, both ends included; refused when it ends before it begins. */
public record Period(LocalDate from, LocalDate to) {
  public Period {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException(
          "The period ends (%s) before it begins (%s)".formatted(to, from));
    }
  }

  public boolean contains(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(to);
  }

  @Override
  public String toString() {
    return from + ".." + to;
  }
}
