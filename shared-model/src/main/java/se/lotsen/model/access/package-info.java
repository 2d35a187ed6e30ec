/** Who may do what where: roles, rights and the table that joins them. Data only. */
@NullMarked
package se.lotsen.model.access;

import org.jspecify.annotations.NullMarked;
