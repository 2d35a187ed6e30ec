package se.lotsen.model.code;

import se.lotsen.model.Text;

/** A code with words for people. */
public interface Labelled {
  Text label();
}
