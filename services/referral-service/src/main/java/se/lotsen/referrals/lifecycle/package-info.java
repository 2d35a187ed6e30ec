/** The life of a referral: its states, named as in HL7 FHIR Task, steps and guards. */
@NullMarked
package se.lotsen.referrals.lifecycle;

import org.jspecify.annotations.NullMarked;
