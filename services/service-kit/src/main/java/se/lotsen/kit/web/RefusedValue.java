package se.lotsen.kit.web;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.DatabindException;

/** A value in a body that no command takes; the path to it is added on its way out. */
final class RefusedValue extends DatabindException {
  private static final long serialVersionUID = 1L;

  RefusedValue(JsonParser json, String why) {
    super(json, why, json.currentTokenLocation());
  }
}
