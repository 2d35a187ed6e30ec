package se.lotsen.kit.ops;

import java.util.List;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import se.lotsen.kit.journal.Audit;

/**
 * Whether the journals are those that were written: {@code GET /actuator/audit} reads all of them
 * and names what was changed, removed or added beside the commands; {@code POST} sets an anchor
 * now.
 */
@Endpoint(id = "audit")
final class AuditEndpoint {
  private final Audit audit;

  AuditEndpoint(Audit audit) {
    this.audit = audit;
  }

  @ReadOperation
  Audit.Verdict verify() {
    return audit.verify();
  }

  @WriteOperation
  List<Audit.Anchored> anchor() {
    var anchored = audit.anchor();
    audit.tell();
    return anchored;
  }
}
