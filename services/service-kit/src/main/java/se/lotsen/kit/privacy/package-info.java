/**
 * What is held about living people: found, told to them, erased. All of it follows from the marks
 * on the fields of what is kept ({@link se.lotsen.model.privacy.PersonalData}); a service adds a
 * {@link se.lotsen.kit.privacy.PersonalDataSource} for each kind of thing in which there is such.
 */
@NullMarked
package se.lotsen.kit.privacy;

import org.jspecify.annotations.NullMarked;
