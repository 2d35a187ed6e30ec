package se.lotsen.kit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParameterTest {
  @Test
  void severalValuesAreGivenOneByOneOrWithCommasOrBoth() {
    assertThat(Parameter.readAll("n", List.of("1,2", "3", "2"), Integer::valueOf))
        .containsExactly(1, 2, 3);
    assertThat(Parameter.readAll("n", List.of(), Integer::valueOf)).isEmpty();
    assertThat(Parameter.readAll("n", List.of(""), Integer::valueOf)).isEmpty();
  }

  @Test
  void whatTheTypeRefusesIsAboutTheParameter() {
    assertThatThrownBy(() -> Parameter.readAll("n", List.of("1,x"), Integer::valueOf))
        .isInstanceOfSatisfying(BadRequest.class, e -> assertThat(e.field()).isEqualTo("n"));
  }

  @Test
  void moreValuesThanAnybodyMeansAreRefused() {
    var many = IntStream.range(0, 11).mapToObj(Integer::toString).toList();

    assertThat(Parameter.readAll("n", many.subList(0, 10), Integer::valueOf)).hasSize(10);
    assertThatThrownBy(() -> Parameter.readAll("n", many, Integer::valueOf))
        .isInstanceOf(BadRequest.class);
  }

  @Test
  void anOrderIsOneOfThoseThatThereAre() {
    var orders = List.of("-on", "on");

    assertThat(Parameter.sort(null, orders)).isEqualTo("-on");
    assertThat(Parameter.sort("on", orders)).isEqualTo("on");
    assertThatThrownBy(() -> Parameter.sort("off", orders))
        .isInstanceOf(BadRequest.class)
        .hasMessageContaining("-on, on");
  }
}
