package se.lotsen.projection.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.Municipality;

class BlockFormTest {
  private static final Cell UMEA =
      new Cell(Municipality.UMEA, new AreaCode("advice"), YearMonth.of(2009, 1));
  private static final Cell VINDELN =
      new Cell(Municipality.VINDELN, new AreaCode("advice"), YearMonth.of(2014, 12));
  private static final Cell OTHER_AREA =
      new Cell(Municipality.UMEA, new AreaCode("start-up"), YearMonth.of(2009, 1));

  private static final Block BLOCK =
      new Block(
          -5,
          Map.of(VINDELN, new Amount(1, -250, 0), UMEA, new Amount(0, 0, 99_999_999_999_999L)),
          List.of(
              new Step(-5, OTHER_AREA, Amount.ONE),
              new Step(-5, VINDELN, Amount.ONE.negated()),
              new Step(
                  Step.nanos(Instant.parse("2014-12-31T23:59:59.123456789Z")), UMEA, Amount.ONE)));

  @Test
  void aBlockIsReadAsItWasWritten() {
    assertThat(BlockForm.read(-5, BlockForm.write(BLOCK))).isEqualTo(BLOCK);
  }

  @Test
  void anEmptyBeginningIsOne() {
    var first = new Block(7, Map.of(), List.of(new Step(7, UMEA, Amount.ONE)));

    assertThat(BlockForm.read(7, BlockForm.write(first))).isEqualTo(first);
  }

  @Test
  void theSameIsTheSameBytesInWhateverOrderItsCellsAre() {
    var other = new HashMap<Cell, Amount>();
    List.of(UMEA, VINDELN).forEach(cell -> other.put(cell, BLOCK.before().get(cell)));

    assertThat(BlockForm.write(new Block(-5, other, BLOCK.steps())))
        .isEqualTo(BlockForm.write(BLOCK));
  }

  @Test
  void momentsSortAsTheyAreAndThoseFarAwayAreTheFirstAndTheLast() {
    assertThat(
            List.of(
                Step.nanos(Instant.MIN),
                Step.nanos(Instant.parse("2009-05-04T10:00:00Z").minusNanos(1)),
                Step.nanos(Instant.parse("2009-05-04T10:00:00Z")),
                Step.nanos(Instant.parse("2009-05-04T10:00:00.000001Z")),
                Step.nanos(Instant.MAX)))
        .isSorted()
        .doesNotHaveDuplicates()
        .contains(Long.MIN_VALUE, Long.MAX_VALUE);
  }
}
