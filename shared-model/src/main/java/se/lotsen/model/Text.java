package se.lotsen.model;

import java.util.Locale;

/** Words for people, in Swedish and in English; neither may be blank. */
public record Text(String sv, String en) {
  public Text {
    if (sv.isBlank() || en.isBlank()) {
      throw new IllegalArgumentException("A text needs words in Swedish (sv) and English (en)");
    }
  }

  /** Swedish for a Swedish reader, English for everybody else. */
  public String in(Locale locale) {
    return locale.getLanguage().equals("sv") ? sv : en;
  }
}
