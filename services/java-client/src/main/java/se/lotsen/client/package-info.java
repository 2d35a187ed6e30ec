/**
 * A client of the API: {@link se.lotsen.client.Lotsen} is where to begin, all else is made from
 * {@code docs/openapi.yaml} at build time.
 */
package se.lotsen.client;
