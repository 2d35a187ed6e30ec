/** What all feeds say alike: that a project is not known, or that it is too early to ask. */
@NullMarked
package se.lotsen.feeds.web;

import org.jspecify.annotations.NullMarked;
