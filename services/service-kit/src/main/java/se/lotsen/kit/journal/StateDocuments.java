package se.lotsen.kit.journal;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.bson.Document;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * State records as MongoDB documents: ids and codes as the strings that they are in JSON, days as
 * ISO dates (which sort), decimals as strings (which lose nothing).
 */
public final class StateDocuments {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
          .withConfigOverride(
              BigDecimal.class,
              override -> override.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING)))
          .build();

  private StateDocuments() {}

  public static Document write(Object state) {
    return MAPPER.convertValue(state, Document.class);
  }

  public static <S> S read(Document document, Class<S> type) {
    return MAPPER.convertValue(document, type);
  }
}
