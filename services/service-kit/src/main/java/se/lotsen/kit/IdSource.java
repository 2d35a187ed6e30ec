package se.lotsen.kit;

import com.github.f4b6a3.uuid.UuidCreator;

/** Where new ids come from. */
@FunctionalInterface
public interface IdSource {
  /** UUIDv7 (RFC 9562): later ids sort after earlier ones. */
  IdSource TIME_ORDERED = () -> UuidCreator.getTimeOrderedEpoch().toString();

  String next();

  /**
   * The id of what is made in answer to one request and no other: the same name gives the same id
   * (UUIDv5), so that a repeat finds what the first made, by {@code _id} and without another index.
   */
  static String of(String name) {
    return UuidCreator.getNameBasedSha1(name).toString();
  }
}
