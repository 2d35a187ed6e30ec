package se.lotsen.referrals.partner;

import java.io.IOException;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import se.lotsen.kit.journal.CommandContext;
import tools.jackson.databind.json.JsonMapper;

/** Registers the partners of {@code partners.json} that are not there yet. */
@Component
@Order(0)
class PartnersFromTheStart implements ApplicationRunner {
  private final Partners partners;
  private final JsonMapper json;

  PartnersFromTheStart(Partners partners, JsonMapper json) {
    this.partners = partners;
    this.json = json;
  }

  @Override
  public void run(ApplicationArguments arguments) throws IOException {
    try (var in = new ClassPathResource("partners.json").getInputStream()) {
      for (var partner : json.readValue(in, PartnerRequests.Registration[].class)) {
        // Where it is there already, the answer is that it is; what was changed since stays.
        partners.register(
            partner.toPartner(),
            CommandContext.ofPolicy("PartnersFromTheStart", partner.id().value(), "start"));
      }
    }
  }
}
