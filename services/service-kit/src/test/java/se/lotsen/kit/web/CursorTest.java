package se.lotsen.kit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
  @Test
  void aCursorIsReadAsItWasWrittenAndFitsIntoAnAddress() {
    var cursor = new Cursor("01970000-0000-7000-8000-000000000000/12|a.b");

    assertThat(Cursor.valueOf(cursor.word())).isEqualTo(cursor);
    assertThat(cursor.word()).matches("[A-Za-z0-9_-]+");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "after:", "after:{$gt:1}", "after:å", "before:4K", " after:4K"})
  void aWordThatNoPageHasMadeIsRefused(String text) {
    var word = Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> Cursor.valueOf(word)).isInstanceOf(BadRequest.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "YWZ0ZXI6$", "a"})
  void whatIsNotBase64IsRefused(String word) {
    assertThatThrownBy(() -> Cursor.valueOf(word)).isInstanceOf(BadRequest.class);
  }

  @Test
  void pagesGoOnWhereTheLastOneEndedAndEndWithTheLastItem() {
    var all = IntStream.rangeClosed(1, 7).mapToObj(i -> "id" + i).toList();

    var first = page(all, null);
    var second = page(all, Cursor.valueOf(String.valueOf(first.next())));
    var third = page(all, Cursor.valueOf(String.valueOf(second.next())));

    assertThat(first.items()).containsExactly("id1", "id2", "id3");
    assertThat(second.items()).containsExactly("id4", "id5", "id6");
    assertThat(third).isEqualTo(new Page<>(List.of("id7"), null));
    assertThat(page(all.subList(0, 3), null).next()).isNull();
    assertThat(page(List.of(), null)).isEqualTo(new Page<>(List.of(), null));
  }

  private static Page<String> page(List<String> all, Cursor cursor) {
    return Page.read(
        (after, most) ->
            all.stream()
                .filter(id -> after == null || id.compareTo(after) > 0)
                .limit(most)
                .toList(),
        cursor,
        3,
        id -> id,
        id -> id);
  }
}
