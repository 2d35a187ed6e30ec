/**
 * Signing in to a Lotsen that has no identity provider beside it: an authorization server in the
 * same process, with accounts in the store and its signing keys in the data folder. Where an issuer
 * is configured ({@code lotsen.security.issuer}) none of this is there.
 */
@NullMarked
package se.lotsen.standalone.signin;

import org.jspecify.annotations.NullMarked;
