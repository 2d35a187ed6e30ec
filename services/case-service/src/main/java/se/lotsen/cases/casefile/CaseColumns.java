package se.lotsen.cases.casefile;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import se.lotsen.imports.Column;
import se.lotsen.imports.CommonColumns;
import se.lotsen.imports.Parsers;
import se.lotsen.imports.RowSchema;
import se.lotsen.model.AdvisorId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.CaseType;
import se.lotsen.model.code.CompanyOrigin;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.code.OutcomeKind;
import se.lotsen.model.code.SuccessorKind;

/** The columns of a file of cases with their history. */
final class CaseColumns {
  static final String OPENED = "OPENED";
  static final String SESSION = "SESSION";
  static final String OUTCOME = "OUTCOME";
  static final String COMPANY = "COMPANY";
  static final String SUCCESSION = "SUCCESSION";
  private static final Map<String, String> IN_SWEDISH =
      Map.of(
          "ÖPPNAT", OPENED,
          "TILLFÄLLE", SESSION,
          "RESULTAT", OUTCOME,
          "FÖRETAG", COMPANY,
          "ÄGARSKIFTE", SUCCESSION);

  static final RowSchema SCHEMA = new RowSchema();

  static final Column<String> CASE =
      SCHEMA.reference(
          "case",
          "ärende",
          "Ärendets nummer i det andra systemet",
          "The case's number in the other system");
  static final Column<CaseType> TYPE =
      SCHEMA.required(
          "type",
          "typ",
          "Ärendets typ",
          "ADVICE, SPIN_OFF, SUCCESSION",
          Parsers.code(CaseType.class));
  static final Column<String> CLIENT = CommonColumns.client(SCHEMA);
  static final Column<ProjectId> PROJECT = CommonColumns.project(SCHEMA);
  static final Column<Municipality> MUNICIPALITY = CommonColumns.municipalityIfOther(SCHEMA);
  static final Column<AreaCode> AREA = CommonColumns.area(SCHEMA);
  static final Column<AdvisorId> ADVISOR = CommonColumns.advisorIfAny(SCHEMA);
  static final Column<String> ENTRY =
      SCHEMA.required(
          "entry",
          "händelse",
          "OPENED, ett steg (START_ADVISING …), SESSION, OUTCOME, COMPANY eller SUCCESSION",
          "OPENED, a step (START_ADVISING …), SESSION, OUTCOME, COMPANY or SUCCESSION",
          CaseColumns::entry);
  static final Column<LocalDate> ON =
      SCHEMA.day("on", "dag", "Dagen då det hände", "The day it happened");
  static final Column<BigDecimal> HOURS =
      SCHEMA.optional(
          "hours",
          "timmar",
          "Tillfällets timmar",
          "The session's hours",
          Parsers.decimal("0.01", "24"));
  static final Column<OutcomeKind> OUTCOME_KIND =
      SCHEMA.optional(
          "outcome",
          "resultat",
          "Vad det ledde till",
          "What came of it",
          Parsers.code(OutcomeKind.class));
  static final Column<BigDecimal> WOMEN =
      SCHEMA.optional(
          "women",
          "kvinnor",
          "Heltidstjänster",
          "Full-time equivalents",
          Parsers.decimal("0", "1000"));
  static final Column<BigDecimal> MEN =
      SCHEMA.optional(
          "men", "män", "Heltidstjänster", "Full-time equivalents", Parsers.decimal("0", "1000"));
  static final Column<BigDecimal> NOT_STATED =
      SCHEMA.optional(
          "notStated",
          "ej angivet",
          "Heltidstjänster",
          "Full-time equivalents",
          Parsers.decimal("0", "1000"));
  static final Column<String> REASON =
      SCHEMA.optional(
          "reason",
          "anledning",
          "Varför, eller en anteckning",
          "Why, or a note",
          Parsers.text(2000));
  static final Column<String> SUBJECT =
      SCHEMA.optional(
          "subject", "ämne", "Vad ärendet gäller", "What the case is about", Parsers.text(500));
  static final Column<LocalDate> DUE_ON =
      SCHEMA.optional("dueOn", "klart senast", "Vid öppnandet", "With the opening", Parsers::day);
  static final Column<String> NEW_COMPANY =
      SCHEMA.optional(
          "company",
          "nytt företag",
          "Företaget, som en klient",
          "The company, as a client",
          Parsers.text(100));
  static final Column<CompanyOrigin> ORIGIN =
      SCHEMA.optional(
          "origin",
          "ursprung",
          "Nytt om tomt",
          "NEW when empty",
          Parsers.code(CompanyOrigin.class));
  static final Column<LocalDate> CONSENT_ON =
      SCHEMA.optional("consentOn", "samtycke", "Ägarskifte", "Succession", Parsers::day);
  static final Column<LocalDate> VALUED_ON =
      SCHEMA.optional("valuedOn", "värderat", "Ägarskifte", "Succession", Parsers::day);
  static final Column<SuccessorKind> SUCCESSOR =
      SCHEMA.optional(
          "successor",
          "efterträdare",
          "Ägarskifte",
          "Succession",
          Parsers.code(SuccessorKind.class));
  static final Column<LocalDate> TRANSFER_ON =
      SCHEMA.optional("transferOn", "överlåtelse", "Ägarskifte", "Succession", Parsers::day);

  private CaseColumns() {}

  private static String entry(String cell) {
    var entry = written(cell);
    return IN_SWEDISH.getOrDefault(entry, entry);
  }

  static String written(String words) {
    return words.strip().toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
  }
}
