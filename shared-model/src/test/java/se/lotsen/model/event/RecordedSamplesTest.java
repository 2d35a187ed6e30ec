package se.lotsen.model.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.File;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.lotsen.model.event.Samples.Sample;
import se.lotsen.model.indicator.IndicatorValue;
import se.lotsen.model.indicator.LedgerEntry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was once published is read for ever. The JSON of each sample is changed here in every place,
 * one at a time, with a mapper of its own that shares no setting with {@link EventJson}.
 */
class RecordedSamplesTest {
  private static final JsonMapper PLAIN = new JsonMapper();

  /** JSON objects that are maps, not records: their names are data and none is required. */
  private static final Set<String> MAPS = Set.of("perMunicipality", "perYear", "dimensions");

  /** Not @Nullable, yet may be absent: an indicator without targets is not a broken one. */
  private static final Set<String> ABSENT_MEANS_EMPTY = Set.of("perMunicipality", "perYear");

  /** Strings that are words or opaque, and so have no form that could be wrong. */
  private static final Set<String> FREE_TEXT =
      Set.of(
          "funders[].code",
          "funder",
          "id of LedgerEntry",
          "causedBy",
          "reverses",
          "dimensions.caseType",
          "dimensions.outcome");

  /** What Jackson's own readers of dates let pass; nothing of ours ever writes it. */
  private static final Set<String> READ_ALL_THE_SAME =
      Set.of(
          "startedOn []",
          "keptUntil []",
          "registeredStart []",
          "followUpOn []",
          "dueOn []",
          "consentOn []",
          "valuedOn []",
          "transferOn []",
          "answerBy []",
          "heldOn []",
          "knownAt 7",
          "knownAt 7.5");

  static List<Sample> samples() {
    return Samples.all();
  }

  @Test
  void every_event_type_has_a_sample_and_there_is_no_sample_without_a_type() {
    // given
    var types =
        EventTypes.records(Event.class).stream()
            .map(EventTypes::nameOf)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(types).isNotEmpty();
    types.addAll(List.of(Samples.LEDGER_ENTRY, Samples.INDICATOR_VALUE));

    // when
    var full = names(samples().stream().filter(sample -> !sample.minimal()));

    // then
    assertThat(full).as("one sample of each type in Samples").isEqualTo(types);
    assertThat(recordedFiles())
        .as("one file per sample in src/test/resources/samples")
        .isEqualTo(names(samples().stream()));
  }

  @Test
  void a_type_with_nullable_parts_and_no_other_has_a_minimal_sample() {
    // given
    var minimal = names(samples().stream().filter(Sample::minimal));

    // when
    var expected =
        names(
            samples().stream()
                .filter(sample -> !sample.minimal() && hasNullable(sample.type()))
                .map(sample -> new Sample(sample.name() + Samples.MINIMAL, sample.record())));

    // then
    assertThat(minimal).isNotEmpty().isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void a_sample_is_read_as_the_record_it_was_written_from(Sample sample) {
    assertThat(EventJson.<Object>read(sample.json(), cast(sample.type())))
        .isEqualTo(sample.record());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void a_record_is_written_as_its_sample_to_the_byte(Sample sample) {
    // when
    var written = EventJson.write(sample.record());

    // then
    assertThat(PLAIN.readTree(written)).isEqualTo(PLAIN.readTree(sample.json()));
    assertThat(new String(written, UTF_8)).isEqualTo(minified(sample.json()));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void a_full_sample_has_every_field_filled_and_a_minimal_one_none_that_is_nullable(Sample sample) {
    for (var place : records(sample)) {
      var names = Arrays.stream(place.type().getRecordComponents());
      assertThat(place.node().propertyNames())
          .as("%s at %s", sample, place.path())
          .containsExactlyElementsOf(
              names
                  .filter(component -> !sample.minimal() || !isNullable(component))
                  .map(RecordComponent::getName)
                  .toList());
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void a_field_this_version_does_not_know_is_skipped_wherever_it_stands(Sample sample) {
    for (var place : records(sample)) {
      // given
      place.node().set("addedLater", PLAIN.readTree("{\"a\":[1,{\"b\":null}]}"));

      // then
      assertThat(EventJson.<Object>read(place.json(), cast(sample.type())))
          .as("with a new field at '%s'", place.path())
          .isEqualTo(sample.record());
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void a_required_field_that_is_absent_or_null_is_refused_by_name(Sample sample) {
    int refused = 0;
    for (var field : fields(sample)) {
      if (!field.required()) {
        continue;
      }
      for (var json : List.of(field.without(), field.with("null"))) {
        assertThat(refusalOf(json, sample))
            .as("%s of %s absent", field.path(), sample)
            .isInstanceOf(UnreadableRecord.class)
            .hasMessageStartingWith("Not a readable %s at ", sample.type().getSimpleName())
            .hasMessageContaining(" at %s: ", field.path());
        refused++;
      }
    }
    assertThat(refused).as("fields tried").isGreaterThanOrEqualTo(4);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void a_nullable_field_that_is_absent_or_null_is_read_as_absent(Sample sample) {
    for (var field : fields(sample)) {
      if (field.required() || ABSENT_MEANS_EMPTY.contains(field.name())) {
        continue;
      }
      // when
      var absent = EventJson.<Object>read(field.without(), cast(sample.type()));

      // then
      assertThat(absent).as("%s absent", field.path()).isNotEqualTo(sample.record());
      assertThat(minified(field.without())).isEqualTo(new String(EventJson.write(absent), UTF_8));
      assertThat(EventJson.<Object>read(field.with("null"), cast(sample.type())))
          .as("%s null", field.path())
          .isEqualTo(absent);
    }
  }

  @Test
  void an_indicator_without_its_maps_of_targets_has_none() {
    // given
    var json =
        """
        {"project":"4K","on":"2009-01-12","indicators":[{"indicator":"contacts","perYear":null}]}
        """;

    // when
    var read = EventJson.read(json.getBytes(UTF_8), ProjectEvent.ProjectTargetsSet.class);

    // then
    assertThat(read.indicators()).hasSize(1);
    assertThat(read.indicators().getFirst().perMunicipality()).isEmpty();
    assertThat(read.indicators().getFirst().perYear()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void a_value_of_another_type_is_refused_and_never_bent_into_shape(Sample sample) {
    int refused = 0;
    for (var value : values(sample)) {
      for (var wrong : othersThan(value.node())) {
        if (READ_ALL_THE_SAME.contains(value.name() + " " + wrong)) {
          continue;
        }
        assertThat(refusalOf(value.with(wrong), sample))
            .as("%s of %s as %s", value.path(), sample, wrong)
            .isInstanceOf(UnreadableRecord.class)
            .hasMessageContaining(value.path());
        refused++;
      }
    }
    assertThat(refused).as("places tried").isGreaterThanOrEqualTo(2 * 4);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void a_code_date_or_id_that_does_not_exist_is_refused_by_name(Sample sample) {
    int refused = 0;
    for (var value : values(sample)) {
      if (!value.node().isString() || FREE_TEXT.contains(value.kind())) {
        continue;
      }
      for (var wrong : value.noneSuch()) {
        assertThat(refusalOf(value.with('"' + wrong + '"'), sample))
            .as("%s of %s as '%s'", value.path(), sample, wrong)
            .isInstanceOf(UnreadableRecord.class)
            .hasMessageContaining(" at %s: ", value.checkedAt());
        refused++;
      }
    }
    assertThat(refused).as("places tried").isGreaterThanOrEqualTo(4);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void json_that_breaks_off_anywhere_is_refused(Sample sample) {
    var json = EventJson.write(sample.record());
    for (int length = 0; length < json.length; length++) {
      var broken = Arrays.copyOf(json, length);
      assertThat(refusalOf(broken, sample))
          .as("the first %d bytes of %s", length, sample)
          .isInstanceOf(UnreadableRecord.class)
          .hasMessageStartingWith("Not a readable %s", sample.type().getSimpleName());
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void what_is_no_such_record_at_all_is_refused(Sample sample) {
    for (var json : List.of("[]", "{}", "true", "7", "\"\"", "\"4K\"", "}", "{]", "{} {}", "�")) {
      assertThat(refusalOf(json.getBytes(UTF_8), sample))
          .as("%s read from %s", sample, json)
          .isInstanceOf(UnreadableRecord.class)
          .hasMessageStartingWith("Not a readable %s", sample.type().getSimpleName());
    }
    assertThat(refusalOf("null".getBytes(UTF_8), sample))
        .isInstanceOf(UnreadableRecord.class)
        .hasMessage("Not a %s but null", sample.type().getSimpleName());
    assertThat(refusalOf(new byte[] {(byte) 0xff, 0}, sample))
        .isInstanceOf(UnreadableRecord.class)
        .hasMessageStartingWith("Not a readable %s", sample.type().getSimpleName());
  }

  // -- a sample's JSON, place by place ------------------------------------------------------------

  /** A JSON object that stands for a record, in a tree of its own that may be changed. */
  private record RecordAt(String path, Class<?> type, ObjectNode node, JsonNode root) {
    byte[] json() {
      return PLAIN.writeValueAsBytes(root);
    }
  }

  /** One value in a sample and how to put another in its place. */
  private record ValueAt(Sample sample, String path, List<Object> steps, JsonNode node) {
    String name() {
      return steps.getLast().toString();
    }

    /** The path without indexes; the ledger's own id is told from the ids of events. */
    String kind() {
      return path.equals("id")
          ? "id of " + sample.type().getSimpleName()
          : path.replaceAll("\\[\\d+]", "[]");
    }

    /** A text and an SNI code are checked as a whole, all else by itself. */
    String checkedAt() {
      return name().matches("sv|en|version")
              || path.matches(".*(sni|excludedSectors\\[\\d+])\\.code")
          ? path.substring(0, path.lastIndexOf('.'))
          : path;
    }

    List<String> noneSuch() {
      if (name().matches("sv|en")) {
        return List.of("", "  ");
      }
      return node.asString().matches("\\d{4}-\\d\\d.*")
          ? List.of("", "  ", "?", "2009-02-30", "2009-13", "4 May 2009", "2009-05-04T25:00:00Z")
          : List.of("", "  ", "?", "4K 2009", "MÖTE");
    }

    boolean isInMap() {
      return steps.size() > 1 && MAPS.contains(steps.get(steps.size() - 2).toString());
    }

    boolean isField() {
      return steps.getLast() instanceof String && !isInMap();
    }

    byte[] with(String json) {
      return change(PLAIN.readTree(json));
    }

    byte[] without() {
      return change(null);
    }

    private byte[] change(@Nullable JsonNode to) {
      JsonNode root = PLAIN.readTree(sample.json());
      JsonNode parent = root;
      for (var step : steps.subList(0, steps.size() - 1)) {
        parent = Objects.requireNonNull(child(parent, step));
      }
      if (parent instanceof ArrayNode array) {
        array.set((Integer) steps.getLast(), Objects.requireNonNull(to));
      } else if (to == null) {
        ((ObjectNode) parent).remove(name());
      } else {
        ((ObjectNode) parent).set(name(), to);
      }
      return PLAIN.writeValueAsBytes(root);
    }

    /**
     * Told by the recorded JSON alone, not by the annotation that the code under test reads: what a
     * minimal sample leaves out is optional.
     */
    boolean required() {
      if (ABSENT_MEANS_EMPTY.contains(name())) {
        return false;
      }
      var minimal = sample.name() + (sample.minimal() ? "" : Samples.MINIMAL);
      if (!recordedFiles().contains(minimal)) {
        return true;
      }
      var node = PLAIN.readTree(Samples.read(minimal + ".json"));
      for (var step : steps) {
        node = child(node, step instanceof Integer ? 0 : step);
        if (node == null) {
          return !steps.getLast().equals(step);
        }
      }
      return true;
    }

    private static @Nullable JsonNode child(JsonNode node, Object step) {
      return step instanceof Integer index ? node.get(index) : node.get(step.toString());
    }
  }

  private static @Nullable Throwable refusalOf(byte[] json, Sample sample) {
    return catchThrowable(() -> EventJson.read(json, sample.type()));
  }

  private static List<ValueAt> fields(Sample sample) {
    return values(sample).stream().filter(ValueAt::isField).toList();
  }

  /** Every value below the root, arrays' elements and maps' values too. */
  private static List<ValueAt> values(Sample sample) {
    var found = new ArrayList<ValueAt>();
    collect(sample, PLAIN.readTree(sample.json()), "", List.of(), found);
    return found;
  }

  private static void collect(
      Sample sample, JsonNode node, String path, List<Object> steps, List<ValueAt> found) {
    if (!steps.isEmpty()) {
      found.add(new ValueAt(sample, path, steps, node));
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      collect(sample, node.get(i), path + "[" + i + "]", plus(steps, i), found);
    }
    for (var name : node.propertyNames()) {
      var deeper = path.isEmpty() ? name : path + "." + name;
      collect(sample, node.get(name), deeper, plus(steps, name), found);
    }
  }

  private static List<Object> plus(List<Object> steps, Object step) {
    return Stream.concat(steps.stream(), Stream.of(step)).toList();
  }

  private static List<RecordAt> records(Sample sample) {
    var found = new ArrayList<RecordAt>();
    var count = recordsIn(PLAIN.readTree(sample.json()), sample.type(), "").size();
    for (int i = 0; i < count; i++) {
      var root = PLAIN.readTree(sample.json());
      var at = recordsIn(root, sample.type(), "").get(i);
      found.add(new RecordAt(at.path(), at.type(), at.node(), root));
    }
    assertThat(found).isNotEmpty();
    return found;
  }

  private static List<RecordAt> recordsIn(JsonNode node, Class<?> type, String path) {
    var found = new ArrayList<RecordAt>();
    if (!type.isRecord() || !(node instanceof ObjectNode object)) {
      return found;
    }
    found.add(new RecordAt(path, type, object, node));
    for (var component : type.getRecordComponents()) {
      var value = object.get(component.getName());
      var deeper = path + "/" + component.getName();
      if (value instanceof ArrayNode array
          && component.getGenericType() instanceof ParameterizedType list) {
        for (var element : array) {
          found.addAll(recordsIn(element, (Class<?>) list.getActualTypeArguments()[0], deeper));
        }
      } else if (value != null) {
        found.addAll(recordsIn(value, component.getType(), deeper));
      }
    }
    return found;
  }

  private static List<String> othersThan(JsonNode node) {
    if (node.isNumber()) {
      return List.of("\"" + node + "\"", "\"\"", "true", "[]", "[" + node + "]", "{\"wrong\":{}}");
    }
    if (node.isBoolean()) {
      return List.of("1", "0", "\"true\"", "\"\"", "[]", "[true]", "{\"wrong\":{}}");
    }
    if (node.isString()) {
      return List.of("7", "7.5", "true", "[]", "[" + node + "]", "{\"wrong\":{}}");
    }
    return node.isArray()
        ? List.of("7", "true", "\"\"", "\"2460\"", "{\"wrong\":{}}", "[null]", "[[]]")
        : List.of("7", "true", "\"\"", "\"2460\"", "{\"wrong\":{}}", "[]", "[" + node + "]");
  }

  // -- what a type says ---------------------------------------------------------------------------

  private static boolean hasNullable(Class<?> type) {
    return type.isRecord()
        && Arrays.stream(type.getRecordComponents())
            .anyMatch(
                component ->
                    isNullable(component)
                        || hasNullable(component.getType())
                        || (component.getGenericType() instanceof ParameterizedType generic
                            && Arrays.stream(generic.getActualTypeArguments())
                                .anyMatch(argument -> hasNullable((Class<?>) argument))));
  }

  private static boolean isNullable(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private static Set<String> names(Stream<Sample> samples) {
    var names = samples.map(Sample::name).toList();
    assertThat(names).doesNotHaveDuplicates();
    return new TreeSet<>(names);
  }

  private static Set<String> recordedFiles() {
    try {
      var folder = new File(RecordedSamplesTest.class.getResource("/samples").toURI());
      return Arrays.stream(Objects.requireNonNull(folder.list()))
          .map(file -> file.replaceFirst("\\.json$", ""))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  /** JSON without the white space between its tokens; every token stays as it was recorded. */
  private static String minified(byte[] json) {
    var text = new String(json, UTF_8);
    var out = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' && text.charAt(i - 1) != '\\') {
        quoted = !quoted;
      }
      if (quoted || !Character.isWhitespace(c)) {
        out.append(c);
      }
    }
    return out.toString();
  }

  @SuppressWarnings("unchecked")
  private static Class<Object> cast(Class<?> type) {
    return (Class<Object>) type;
  }

  @Test
  void the_ledger_and_its_values_are_among_the_samples() {
    assertThat(samples().stream().map(Sample::type))
        .contains(LedgerEntry.class, IndicatorValue.class);
  }
}
