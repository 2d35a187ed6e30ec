package se.lotsen.model.privacy;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a field of what is kept as personal data. The register of processing, the extract for a
 * person, the search of the data protection officer and erasure all follow from these marks; a
 * field of words that has neither this nor {@link NotPersonal} fails the build.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface PersonalData {
  PersonalCategory value();
}
