package se.lotsen.activities.activity;

import java.time.LocalDate;
import se.lotsen.imports.Column;
import se.lotsen.imports.CommonColumns;
import se.lotsen.imports.Parsers;
import se.lotsen.imports.RowSchema;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.ActivityKind;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.Gender;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.code.TargetGroup;

/** The columns of a file of activities with their participants. */
final class ActivityColumns {
  static final RowSchema SCHEMA = new RowSchema();

  static final Column<String> ACTIVITY =
      SCHEMA.reference(
          "activity",
          "aktivitet",
          "Aktivitetens nummer i det andra systemet",
          "The activity's number in the other system");
  static final Column<ActivityKind> KIND =
      SCHEMA.required(
          "kind",
          "slag",
          "Workshop, mässa …",
          "WORKSHOP, FAIR …",
          Parsers.code(ActivityKind.class));
  static final Column<ProjectId> PROJECT = CommonColumns.project(SCHEMA);
  static final Column<Municipality> MUNICIPALITY = CommonColumns.municipality(SCHEMA);
  static final Column<AreaCode> AREA = CommonColumns.area(SCHEMA);
  static final Column<String> TITLE =
      SCHEMA.required("title", "rubrik", "Rubrik", "Title", Parsers.text(200));
  static final Column<String> PLACE =
      SCHEMA.optional("place", "plats", "Plats", "Place", Parsers.text(200));
  static final Column<LocalDate> HELD_ON =
      SCHEMA.day("heldOn", "dag", "Dagen den ägde rum", "The day it took place");
  static final Column<Integer> CAPACITY =
      SCHEMA.optional(
          "capacity", "platser", "Antal platser", "How many places", Parsers.whole(1, 10_000));
  static final Column<TargetGroup> GROUP =
      SCHEMA.optional(
          "group", "målgrupp", "Målgrupp", "Target group", Parsers.code(TargetGroup.class));
  static final Column<Integer> WOMEN =
      SCHEMA.optional("women", "kvinnor", "Antal", "Heads", Parsers.whole(0, 100_000));
  static final Column<Integer> MEN =
      SCHEMA.optional("men", "män", "Antal", "Heads", Parsers.whole(0, 100_000));
  static final Column<Integer> NOT_STATED =
      SCHEMA.optional("notStated", "ej angivet", "Antal", "Heads", Parsers.whole(0, 100_000));
  static final Column<String> CLIENT = CommonColumns.clientIfAny(SCHEMA);
  static final Column<String> NAME =
      SCHEMA.optional(
          "name", "namn", "En deltagares namn", "A participant's name", Parsers.text(200));
  static final Column<String> EMAIL =
      SCHEMA.optional("email", "e-post", "E-post", "E-mail", Parsers.text(200));
  static final Column<String> PHONE =
      SCHEMA.optional("phone", "telefon", "Telefon", "Telephone", Parsers.text(40));
  static final Column<Gender> GENDER =
      SCHEMA.optional("gender", "kön", "Kvinna, man", "WOMAN, MAN", Parsers.code(Gender.class));
  static final Column<Boolean> ATTENDED =
      SCHEMA.optional("attended", "deltog", "Ja om tomt", "Yes when empty", Parsers::yes);

  private ActivityColumns() {}
}
