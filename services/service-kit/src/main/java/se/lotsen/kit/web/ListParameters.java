package se.lotsen.kit.web;

import java.util.Map;

/** What parameters mean that every list has, for the API's description. */
final class ListParameters {
  static final Map<String, String> DESCRIPTIONS =
      Map.ofEntries(
          Map.entry("cursor", "where the page before ended: its next; without one, the first page"),
          Map.entry("limit", "so many items at most"),
          Map.entry("total", "also how many items all pages have, counted up to 10 000"),
          Map.entry("sort", "the field that gives the order, with - for the greatest first"),
          Map.entry("countBy", "also how many items of all pages have which value"),
          Map.entry("project", "codes of projects; several may be given, or with commas"),
          Map.entry(
              "municipality", "codes of Statistics Sweden; several may be given, or with commas"),
          Map.entry("area", "codes of activity areas; several may be given, or with commas"),
          Map.entry("advisor", "names as in Lotsen-User; several may be given, or with commas"),
          Map.entry("state", "several may be given, or with commas"),
          Map.entry("type", "several may be given, or with commas"),
          Map.entry("kind", "several may be given, or with commas"),
          Map.entry("channel", "several may be given, or with commas"),
          Map.entry("from", "this day or later"),
          Map.entry("to", "this day or earlier"),
          Map.entry("id", "of what it is about"));

  private ListParameters() {}
}
