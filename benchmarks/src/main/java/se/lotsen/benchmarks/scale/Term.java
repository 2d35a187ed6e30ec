package se.lotsen.benchmarks.scale;

import java.time.LocalDate;
import java.util.List;

/**
 * A project's years in the region, and what work of each kind is called in it.
 *
 * @param weight how many of the cases are in it, beside the others
 */
record Term(
    String project,
    LocalDate from,
    LocalDate to,
    int weight,
    List<String> advice,
    String spinOff,
    String succession) {
  /** A project that is not among those that Lotsen comes with. */
  static final String AFTER = "EFTER";

  /** The first year of 4K is left out: what is known begins in 2009. */
  static final List<Term> ALL =
      List.of(
          new Term(
              "4K",
              LocalDate.parse("2009-01-01"),
              LocalDate.parse("2010-12-31"),
              2,
              List.of("advice", "cooperation", "skills"),
              "spin-off",
              "succession"),
          new Term(
              "DUR",
              LocalDate.parse("2011-01-01"),
              LocalDate.parse("2013-12-31"),
              3,
              List.of("existing-companies", "innovation", "working-methods"),
              "establishment",
              "business-development"),
          new Term(
              AFTER,
              LocalDate.parse("2014-01-01"),
              LocalDate.parse("2015-12-31"),
              2,
              List.of("advice"),
              "start",
              "advice"));

  /** The body by which the project that Lotsen does not come with is planned. */
  static String planned() {
    return """
        {"code":"EFTER","name":{"sv":"Efter DUR","en":"After DUR"},
         "period":{"from":"2014-01-01","to":"2015-12-31"},
         "owner":{"sv":"Vindelns kommun","en":"The municipality of Vindeln"},
         "municipalities":["2401","2403","2404","2409","2460"],"funders":[],
         "areas":[{"code":"advice","name":{"sv":"Rådgivning","en":"Advice"}},
                  {"code":"start","name":{"sv":"Nya företag","en":"New companies"}}],
         "indicators":[{"indicator":"companies-advised"},{"indicator":"new-jobs"}]}""";
  }
}
