/**
 * The lives of cases as tables of steps: from, trigger, to, guards. Everything else about a
 * lifecycle is made from its rows: the machine that decides, the steps a user is offered, the page
 * in {@code docs/lifecycle}, the exhaustive test.
 */
@NullMarked
package se.lotsen.cases.lifecycle;

import org.jspecify.annotations.NullMarked;
