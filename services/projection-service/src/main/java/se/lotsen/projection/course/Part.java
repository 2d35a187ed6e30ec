package se.lotsen.projection.course;

import org.bson.types.ObjectId;

/**
 * Some of a course, written once and never changed. Parts are added up: each tells by how much the
 * value became another through the entries that it was made of.
 *
 * @param id also says when it was begun
 * @param begin the moment of its first step
 * @param steps how many there are
 */
record Part(ObjectId id, long begin, long steps) {}
