package se.lotsen.referrals.referral;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.OrgNumber;
import se.lotsen.model.Personal;
import se.lotsen.model.code.SharedItem;
import se.lotsen.model.privacy.PersonalCategory;
import se.lotsen.model.privacy.PersonalData;

/** What a partner may be told of the client, item by item, as far as the client agrees. */
@Personal
public record Details(
    @PersonalData(PersonalCategory.REFERRAL_DETAILS) @Nullable String name,
    @PersonalData(PersonalCategory.REFERRAL_DETAILS) @Nullable String email,
    @PersonalData(PersonalCategory.REFERRAL_DETAILS) @Nullable String phone,
    @PersonalData(PersonalCategory.REFERRAL_DETAILS) @Nullable OrgNumber organisationNumber,
    @PersonalData(PersonalCategory.REFERRAL_DETAILS) @Nullable String businessIdea,
    @PersonalData(PersonalCategory.REFERRAL_DETAILS) @Nullable String notes) {
  static final Details NONE = new Details(null, null, null, null, null, null);

  /** The items that are written down. */
  List<SharedItem> items() {
    return Stream.of(SharedItem.values()).filter(item -> valueOf(item) != null).toList();
  }

  /**
   * With the number that a sole trader has already, where none was given: it is shown masked, and
   * cannot be given again by who does not know it.
   */
  Details numberedAs(Details now) {
    return organisationNumber == null
            && now.organisationNumber != null
            && now.organisationNumber.isOfPerson()
        ? new Details(name, email, phone, now.organisationNumber, businessIdea, notes)
        : this;
  }

  /** No more of it than these items. */
  public Details only(Collection<SharedItem> shared) {
    return new Details(
        shared.contains(SharedItem.NAME) ? name : null,
        shared.contains(SharedItem.EMAIL) ? email : null,
        shared.contains(SharedItem.PHONE) ? phone : null,
        shared.contains(SharedItem.ORGANISATION_NUMBER) ? organisationNumber : null,
        shared.contains(SharedItem.BUSINESS_IDEA) ? businessIdea : null,
        shared.contains(SharedItem.NOTES) ? notes : null);
  }

  private @Nullable Object valueOf(SharedItem item) {
    return switch (item) {
      case NAME -> name;
      case EMAIL -> email;
      case PHONE -> phone;
      case ORGANISATION_NUMBER -> organisationNumber;
      case BUSINESS_IDEA -> businessIdea;
      case NOTES -> notes;
    };
  }
}
