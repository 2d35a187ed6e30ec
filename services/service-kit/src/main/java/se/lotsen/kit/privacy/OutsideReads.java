package se.lotsen.kit.privacy;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.http.HttpMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import se.lotsen.kit.access.Caller;
import se.lotsen.kit.access.RequestAccess;
import se.lotsen.kit.access.Requires;
import se.lotsen.model.access.Right;
import se.lotsen.model.access.RightsTable;
import se.lotsen.model.access.Role;

/**
 * Writes down who reads of clients and participants outside of their own work, before they are
 * told: by a mandate, or as the data protection officer. Those whose daily work it is leave no
 * trace by reading; what they may read is what they answer for.
 */
final class OutsideReads implements HandlerInterceptor {
  private static final Set<Right> OF_PEOPLE =
      EnumSet.of(
          Right.CLIENTS_READ,
          Right.CONTACTS_READ,
          Right.CASES_READ,
          Right.REFERRALS_READ,
          Right.INBOX_READ,
          Right.ACTIVITIES_READ,
          Right.PARTICIPANTS_READ,
          Right.LEDGER_CLIENTS);

  /** What says which part of a list is wanted and in what form, not whose data it is. */
  private static final Set<String> OF_THE_PAGE =
      Set.of("cursor", "limit", "sort", "countBy", "total");

  private static final String SEARCH = "search";
  private static final int MAX_FILTERS = 20;

  /** A page's worth of ids. */
  private static final int MAX_LENGTH = 8_000;

  private final ReadJournal reads;

  OutsideReads(ReadJournal reads) {
    this.reads = reads;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (request.getDispatcherType() == DispatcherType.REQUEST
        && handler instanceof HandlerMethod method) {
      var requires = method.getMethodAnnotation(Requires.class);
      if (requires != null && OF_PEOPLE.contains(requires.value())) {
        note(request, requires.value());
      }
    }
    return true;
  }

  private void note(HttpServletRequest request, Right right) {
    var caller = RequestAccess.callerOf(request);
    if (isOutside(caller, right)) {
      var about = idsIn(request);
      reads.note(caller, right.code(), about, filterIn(request), about.isEmpty() ? 0 : 1);
    }
  }

  private static boolean isOutside(Caller caller, Right right) {
    return caller.mandate() != null
        || RightsTable.scopes(
                caller.roles().stream()
                    .filter(role -> role != Role.DATA_PROTECTION_OFFICER)
                    .toList(),
                right)
            .isEmpty();
  }

  /**
   * What narrows a list: ids, codes and days of the address, in which nobody's name may be (ADR
   * 30). What a search looks for stands in its body, and is not written down.
   */
  private static List<String> filterIn(HttpServletRequest request) {
    if (request.getMethod().equals(HttpMethod.POST.name())) {
      return List.of(SEARCH);
    }
    return request.getParameterMap().entrySet().stream()
        .filter(each -> !OF_THE_PAGE.contains(each.getKey()))
        .map(each -> each.getKey() + "=" + String.join(",", each.getValue()))
        .map(each -> each.substring(0, Math.min(each.length(), MAX_LENGTH)))
        .sorted()
        .limit(MAX_FILTERS)
        .toList();
  }

  private static List<String> idsIn(HttpServletRequest request) {
    return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
            instanceof Map<?, ?> variables
        ? new TreeMap<>(variables).values().stream().map(String::valueOf).toList()
        : List.of();
  }
}
